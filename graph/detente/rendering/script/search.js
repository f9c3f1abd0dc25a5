// Search over actors, relations and the words of quotes; arrow keys and Enter.
const fold = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const LISTED = 12;
let choices = [];
let current = -1;
let foldedQuotes = null;

const foldedNames = new Map(actors.map((actor) => [actor, [actor.name, ...(actor.aliases ?? [])].map(fold)]));

function matches(text) {
  const wanted = fold(text).trim();
  if (!wanted) return [];
  const named = [];
  for (const [actor, names] of foldedNames) {
    const rank = names.includes(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : names.some((name) => name.includes(wanted)) ? 2 : 3;
    if (rank < 3) named.push([rank, -actor.neighbours.size, actor]);
  }
  named.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2].name < b[2].name ? -1 : 1));
  const found = named.slice(0, LISTED).map(([, , actor]) => ({ kind: actor.type, text: actor.name, go: () => selectActor(actor) }));
  const said = relations.filter((relation) => fold(relation.reads).includes(wanted) || fold(relation.name).replaceAll("_", " ").includes(wanted));
  for (const relation of said.slice(0, 4)) {
    found.push({ kind: "relation", text: relation.reads, go: () => onlyRelation(relation) });
  }
  foldedQuotes ??= edges.map((edge) => [edge, edge.evidence.map((row) => fold(given.strings[row[3]]))]);
  if (wanted.length > 2) {
    for (const [edge, quotes] of foldedQuotes) {
      if (found.length >= 2 * LISTED) break;
      const at = quotes.findIndex((quote) => quote.includes(wanted));
      if (at < 0) continue;
      const quote = given.strings[edge.evidence[at][3]];
      const place = Math.max(0, quotes[at].indexOf(wanted) - 30);
      found.push({ kind: "quote", text: `${place ? "…" : ""}${shorten(quote.slice(place), 90)}`, go: () => selectEdge(edge) });
    }
  }
  return found;
}

function onlyRelation(relation) {
  off.relations.clear();
  for (const other of relations) if (other !== relation) off.relations.add(other);
  applyFilters();
  notice(`Only “${relation.reads}” is shown; the legend brings the others back.`);
}

function listChoices() {
  choices = matches(byId("search").value);
  current = choices.length ? 0 : -1;
  const empty = byId("search").value.trim() && !choices.length;
  byId("found").replaceChildren(...choices.map((choice, i) => el("li", { role: "option", id: `choice-${i}`, "aria-selected": String(i === current),
    mousedown: (event) => { event.preventDefault(); take(i); } }, own(choice.text), el("small", {}, choice.kind))),
    ...(empty ? [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found")] : []));
  openChoices(choices.length > 0 || Boolean(empty));
}

function openChoices(open) {
  byId("found").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (open && current >= 0) byId("search").setAttribute("aria-activedescendant", `choice-${current}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function moveChoice(step) {
  if (!choices.length) return;
  byId(`choice-${current}`)?.setAttribute("aria-selected", "false");
  current = (current + step + choices.length) % choices.length;
  const item = byId(`choice-${current}`);
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  openChoices(true);
}

function take(i) {
  openChoices(false);
  choices[i]?.go();
}

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", listChoices);
  box.addEventListener("focus", () => { if (box.value) listChoices(); });
  box.addEventListener("blur", () => openChoices(false));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") moveChoice(1);
    else if (event.key === "ArrowUp") moveChoice(-1);
    else if (event.key === "Enter") take(current);
    else if (event.key === "Escape" && !byId("found").hidden) openChoices(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
