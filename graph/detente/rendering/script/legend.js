// The legend is the filter: each kind of actor, sign and relation with a box to leave it out, and how many are shown.
const counters = [];

function legendGroup(title, set, entries, foldable) {
  const boxes = [];
  const items = entries.map(({ value, text, swatch, number }) => {
    const box = el("input", { type: "checkbox", change: () => { if (box.checked) set.delete(value); else set.add(value); applyFilters(); } });
    const tally = el("span", { class: "count" });
    boxes.push([box, value]);
    counters.push(() => { box.checked = !set.has(value); tally.textContent = number().toLocaleString("en"); });
    return el("li", {}, el("label", {}, box, swatch ?? "", own(text, "span", { class: "text" }), tally));
  });
  const all = (on) => el("button", { type: "button", class: "link", click: () => {
    for (const [, value] of boxes) if (on) set.delete(value); else set.add(value);
    applyFilters();
  } }, on ? "all" : "none");
  return el("fieldset", { class: foldable ? "long" : null },
    el("legend", {}, title, entries.length > 3 ? el("span", { class: "all" }, all(true), " ", all(false)) : ""), el("ul", {}, items));
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

function showCounts() {
  for (const show of counters) show();
}

function startLegend() {
  const ofType = (type) => () => shown.actors.filter((actor) => actor.type === type).length;
  const edgesWhere = (test) => () => shown.edges.filter(test).length;
  const signs = SIGNS.filter((sign) => edges.some((edge) => edge.sign === sign));
  byId("legend").append(
    viewSwitch(),
    legendGroup("Actors", off.types, types.map((type) => ({ value: type, text: type, swatch: actorSwatch(type), number: ofType(type) }))),
    legendGroup("Sign of relation", off.signs, signs.map((sign) => ({
      value: sign, text: given.appearance.signs[sign].label, swatch: signSwatch(sign), number: edgesWhere((edge) => edge.sign === sign) }))),
    legendGroup("Relation type", off.relations, [...relations].sort((a, b) => (a.reads < b.reads ? -1 : 1)).map((relation) => ({
      value: relation, text: relation.reads, number: edgesWhere((edge) => edge.relation === relation) })), true),
  );
  whenFiltered(showCounts);
}

// Where a view leaves actors out: how many, and the ways to have more or all of them.
function viewSwitch() {
  const text = el("span");
  const all = el("button", { type: "button", class: "link", click: () => { setView(null); fit(); } }, "all");
  const central = el("button", { type: "button", class: "link", click: () => { setView(mostCentral(OPENING)); fit(); } }, "most central");
  const line = el("p", { class: "view" }, text, " ", all, " ", actors.length > OPENING ? central : "");
  counters.push(() => {
    line.hidden = inView === null && actors.length <= OPENING;
    text.textContent = inView === null ? `All ${actors.length.toLocaleString("en")} actors.` : `${inView.size} of ${actors.length.toLocaleString("en")} actors in view.`;
  });
  return line;
}
