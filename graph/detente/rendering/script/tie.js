// The address keeps the state of the page: filters, window, selection, moved actors. What an address says is as hostile as
// any text, so only what the graph knows is taken from it.
const moved = new Set();

function addressOf() {
  const said = new URLSearchParams();
  if (asked.from !== PAST) said.set("from", edgeText(asked.from, false));
  if (asked.to !== FUTURE) said.set("to", edgeText(asked.to, true));
  if (asked.certain) said.set("certain", "1");
  if (asked.undated) said.set("undated", "1");
  for (const type of off.types) said.append("type", type);
  for (const sign of off.signs) said.append("sign", sign);
  for (const relation of off.relations) said.append("relation", relation.name);
  for (const known of off.documents) said.append("document", known.name);
  if (least.documents > 1) said.set("least", String(least.documents));
  for (const actor of hidden) said.append("hide", actor.key);
  for (const actor of pinned) said.append("pin", actor.key);
  if (selected?.actor) said.set("actor", selected.actor.key);
  else if (selected?.central) said.set("central", measure);
  else if (selected?.compare) for (const date of selected.compare) said.append("compare", date);
  else if (selected?.path) {
    said.append("path", actorById.get(byId("path-from").value).key);
    said.append("path", actorById.get(byId("path-to").value).key);
    if (byId("path-order").checked) said.set("order", "1");
  } else for (const edge of selected?.edges ?? []) said.append("edge", edge.key);
  if (inView !== null && inView !== openingView) for (const actor of inView) said.append("in", actor.key);
  else if (inView === null && openingView !== null) said.set("all", "1");
  for (const actor of moved) {
    const { x, y } = placeOfActor(actor);
    said.append("at", `${Math.round(x)},${Math.round(y)},${actor.key}`);
  }
  return said.toString();
}

function wellFormed(text) {
  return text.isWellFormed?.() ?? true;
}

function selectionChanged() {
  const address = addressOf();
  try {
    history.replaceState(null, "", wellFormed(address) && address ? `#${address}` : location.pathname + location.search);
  } catch {
    // some browsers allow no change of a file's address; the page works without
  }
}

function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  const known = (name, values, of = (value) => value) => {
    const wanted = said.getAll(name);
    return values.filter((value) => wanted.includes(of(value)));
  };
  asked.from = spanOf(said.get("from") ?? "")?.[0] ?? PAST;
  asked.to = spanOf(said.get("to") ?? "")?.[1] ?? FUTURE;
  if (asked.from > asked.to) [asked.from, asked.to] = [PAST, FUTURE];
  asked.certain = said.get("certain") === "1";
  asked.undated = said.get("undated") === "1";
  for (const type of known("type", types)) off.types.add(type);
  for (const sign of known("sign", SIGNS)) off.signs.add(sign);
  for (const relation of known("relation", relations, (relation) => relation.name)) off.relations.add(relation);
  for (const found of known("document", documents, (document) => document.name)) off.documents.add(found);
  const number = Number(said.get("least"));
  if (Number.isInteger(number) && number > 1) least.documents = Math.min(number, documents.length || 1);
  for (const actor of known("hide", actors, (actor) => actor.key)) hidden.add(actor);
  for (const actor of known("pin", actors, (actor) => actor.key)) pinned.add(actor);
  const view = known("in", actors, (actor) => actor.key);
  if (view.length) inView = new Set(view);
  else if (said.get("all") === "1") inView = null;
  for (const text of said.getAll("at")) {
    const found = /^(-?\d{1,6}),(-?\d{1,6}),(.*)$/s.exec(text);
    const actor = found && actorByKey.get(found[3]);
    if (actor) { [actor.x, actor.y] = [Number(found[1]), Number(found[2])]; moved.add(actor); }
  }
  return said;
}

function readSelection(said) {
  const actor = actorByKey.get(said.get("actor"));
  const ends = said.getAll("path").map((key) => actorByKey.get(key)).filter(Boolean);
  const links = said.getAll("edge").map((key) => edgeByKey.get(key)).filter((edge) => edge?.shown);
  const dates = said.getAll("compare");
  if (actor) selectActor(actor);
  else if (dates.length === 2 && dates.every(spanOf)) compareDates(...dates);
  else if (Object.hasOwn(MEASURES, said.get("central") ?? "")) { measure = said.get("central"); select({ central: true }); }
  else if (ends.length === 2) {
    byId("path-order").checked = said.get("order") === "1";
    openPath(...ends.map((end) => end.key));
  } else if (links.length) select({ edges: links });
  else if (![...said].length && given.opening.path) openPath(...given.opening.path);
}

function openPath(...keys) {
  const ends = keys.map((key) => actorByKey.get(key));
  if (ends.includes(undefined)) return;
  [byId("path-from").value, byId("path-to").value] = ends.map((end) => end.id);
  showPath();
}

async function copyLink() {
  selectionChanged();
  try {
    await navigator.clipboard.writeText(location.href);
    notice("The link to this view is on the clipboard.");
  } catch {
    prompt("The link to this view:", location.href);
  }
}
