// The legend is the filter: each kind of actor, sign and relation with a box to leave it out, and how many are shown.
const counters = [];

function legendGroup(title, set, entries, folded = false) {
  const boxes = [];
  const items = entries.map(({ value, text, swatch }) => {
    const box = el("input", { type: "checkbox", change: () => { if (box.checked) set.delete(value); else set.add(value); applyFilters(); } });
    const tally = el("span", { class: "count" });
    boxes.push([box, value]);
    counters.push(() => { box.checked = !set.has(value); tally.textContent = (tallies.get(value) ?? 0).toLocaleString("en"); });
    return el("li", {}, el("label", {}, box, swatch ?? "", own(text, "span", { class: "text" }), tally));
  });
  const all = (on) => el("button", { type: "button", class: "link", click: () => {
    for (const [, value] of boxes) if (on) set.delete(value); else set.add(value);
    applyFilters();
  } }, on ? "all" : "none");
  const switches = entries.length > 3 ? el("span", { class: "all" }, all(true), " ", all(false)) : "";
  if (!folded) return el("fieldset", { class: items.length > 8 ? "long" : null }, el("legend", {}, title, switches), el("ul", {}, items));
  return el("fieldset", { class: "long" }, el("legend", {}, title, switches),
    el("details", {}, el("summary", {}, `${entries.length.toLocaleString("en")} to choose from`), el("ul", {}, items)));
}

function actorSwatch(type) {
  const mark = outline(looks.get(type).shape, 9, 9, 6.5, { class: "mark" });
  counters.push(() => mark.setAttribute("fill", colourOf(type)));
  return svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, mark);
}

function signSwatch(sign) {
  const { dashes } = given.appearance.signs[sign];
  const line = svg("line", { x1: 1, y1: 9, x2: 27, y2: 9, "stroke-width": 2.5, "stroke-dasharray": dashes ? dashes.map((d) => d * 0.7).join(" ") : null });
  counters.push(() => line.setAttribute("stroke", colourOfSign(sign)));
  return svg("svg", { width: 28, height: 18, "aria-hidden": "true" }, line);
}

let tallies = null; // how many of each kind are shown, counted once for all boxes

function showCounts() {
  tallies = new Map();
  const add = (thing) => tallies.set(thing, (tallies.get(thing) ?? 0) + 1);
  for (const actor of shown.actors) add(actor.type);
  for (const edge of shown.edges) {
    add(edge.sign);
    add(edge.relation);
    for (const number of edge.told) add(documents[number]);
  }
  for (const show of counters) show();
}

function startLegend() {
  const signs = SIGNS.filter((sign) => edges.some((edge) => edge.sign === sign));
  const sorted = (some, text) => [...some].sort((a, b) => collator.compare(text(a), text(b))).map((value) => ({ value, text: text(value) }));
  byId("legend").append(
    viewSwitch(),
    legendGroup("Actors", off.types, types.map((type) => ({ value: type, text: type, swatch: actorSwatch(type) }))),
    legendGroup("Sign of relation", off.signs, signs.map((sign) => ({ value: sign, text: given.appearance.signs[sign].label, swatch: signSwatch(sign) }))),
    legendGroup("Relation type", off.relations, sorted(relations, (relation) => relation.reads)),
    documents.length ? legendGroup("Document", off.documents, sorted(documents, (known) => known.title ?? known.name), true) : "",
    leastDocuments(),
  );
  whenFiltered(showCounts);
}

// Only what several documents tell, copies of each other counting once.
function leastDocuments() {
  const most = edges.reduce((a, edge) => Math.max(a, edge.documents), 1);
  const box = el("input", { type: "number", id: "least", min: 1, max: most, step: 1, change: () => {
    least.documents = Math.min(most, Math.max(1, Math.round(Number(box.value)) || 1));
    applyFilters();
  } });
  counters.push(() => { box.value = least.documents; });
  const line = el("p", { class: "least" }, el("label", {}, "Told by at least ", box, " documents"));
  line.hidden = most < 2;
  return line;
}

// Where a view leaves actors out: how many, and the ways to have more or all of them.
function viewSwitch() {
  const text = el("span");
  const all = el("button", { type: "button", class: "link", click: () => { setView(null); fit(); } }, "all");
  const central = el("button", { type: "button", class: "link", click: () => { setView(mostCentral(OPENING)); fit(); } }, "most central");
  const back = el("button", { type: "button", class: "link", click: () => { hidden.clear(); applyFilters(); } });
  const line = el("p", { class: "view" }, text, " ", all, " ", actors.length > OPENING ? central : "", " ", back);
  counters.push(() => {
    line.hidden = inView === null && actors.length <= OPENING && !hidden.size;
    back.hidden = !hidden.size;
    back.textContent = `show ${hidden.size.toLocaleString("en")} hidden`;
    text.textContent = inView === null ? `All ${actors.length.toLocaleString("en")} actors.` : `${inView.size} of ${actors.length.toLocaleString("en")} actors in view.`;
  });
  return line;
}
