// Everything starts here, in the order in which a reader sees it.
const centre = actorByKey.get(given.opening.around);
const openingView = actors.length <= 1.5 * OPENING ? null : centre ? near(centre) : mostCentral(OPENING);

function showStatus() {
  const hidden = actors.length - shown.actors.length;
  const told = `${count(shown.actors.length, "actor")}, ${count(shown.edges.length, "relation")}`;
  const span = years.some ? `, ${asked.from === PAST ? years.first : edgeText(asked.from, false)}–${asked.to === FUTURE ? years.last : edgeText(asked.to, true)}` : "";
  const undated = timeIsAsked() && !asked.undated ? edges.filter((edge) => edge.counts >= FUTURE).length : 0;
  byId("status").textContent = [`${told}${span}`, hidden ? `${count(hidden, "actor")} not shown` : "",
    undated ? `${count(undated, "relation")} without a date left out` : "", given.note].filter(Boolean).join(" · ");
}

function startGraph() {
  startDrawing();
  const frame = document.querySelector("#graph .vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Graph of actors and relations. Arrow keys move it, plus and minus zoom, 0 shows all of it. The table below has the same relations.");
  frame.addEventListener("keydown", steer);
  network.on("click", ({ nodes, edges: clicked, pointer }) => {
    const actor = actorById.get(nodes[0]) ?? labelledAt(pointer.DOM);
    if (actor) selectActor(actor);
    else if (clicked.length) select({ edges: lineById.get(clicked[0]).edges.filter((edge) => edge.shown) });
    else if (selected) select(null);
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) expand(actorById.get(nodes[0])); });
  network.on("dragging", () => { labelsVersion += 1; });
  network.on("dragEnd", ({ nodes }) => {
    labelsVersion += 1;
    for (const id of nodes) { moved.add(actorById.get(id)); selectionChanged(); }
    if (selected === null) network.unselectAll();
  });
  whenFiltered(redraw);
}

function startTools() {
  byId("fit").addEventListener("click", () => fit());
  byId("theme").addEventListener("click", () => { themeChosen = theme() === "dark" ? "light" : "dark"; changeTheme(); });
  darkSystem.addEventListener("change", changeTheme);
  byId("png").addEventListener("click", savePng);
  byId("svg").addEventListener("click", () => download(svgText(), "svg", "image/svg+xml"));
  byId("csv").addEventListener("click", () => download(`\ufeff${csvText()}`, "csv", "text/csv"));
  byId("json").addEventListener("click", () => download(jsonText(), "json", "application/json"));
  byId("link").addEventListener("click", copyLink);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && selected) select(null); });
  // On paper: light, all of the drawing, all rows.
  let before = null;
  addEventListener("beforeprint", () => { before = themeChosen; themeChosen = "light"; changeTheme(); fit(); if (!byId("more").hidden) byId("more").click(); });
  addEventListener("afterprint", () => { themeChosen = before; changeTheme(); });
  const narrow = matchMedia("(max-width: 760px)");
  const unfold = () => { document.querySelector("#filters details").open = !narrow.matches; };
  narrow.addEventListener("change", unfold);
  unfold();
}

function changeTheme() {
  showTheme();
  recolour();
  showCounts();
}

// The drawing first; all around it once it has been painted.
showTheme();
inView = openingView;
const address = readAddress();
applyFilters();
startGraph();
await new Promise((done) => { network.once("afterDrawing", () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))); });
startPaths();
startSearch();
startLegend();
startTime();
startTable();
startCompare();
startCentral();
startTools();
whenFiltered(showStatus);
whenFiltered(selectionChanged);
for (const follower of followers) follower();
whenFiltered(refreshSelection);
byId("path-order").checked = given.opening.in_order;
readSelection(address);

// For tests, and for whoever likes to look: what is shown, by the keys that the store has.
globalThis.detente = Object.freeze({
  network, shown: () => ({ actors: shown.actors.map((actor) => actor.key), edges: shown.edges.map((edge) => edge.key) }),
  drawn: () => ({
    nodes: network.body.nodeIndices.map((id) => actorById.get(id).key),
    edges: network.body.edgeIndices.flatMap((id) => lineById.get(id).edges.filter((edge) => edge.shown).map((edge) => edge.key)),
  }),
  answers: (from, to, certain, undated) => edges.filter((edge) => holds(edge, { from, to, certain, undated })).map((edge) => edge.key),
  place: (key) => placeOfActor(actorByKey.get(key)), path: answerPath, json: jsonText, labels: () => labelPlaces().map(({ actor, box }) => ({ key: actor.key, ...box, actor: null })),
  compare: (first, second) => Object.fromEntries(Object.entries(compared(spanOf(first), spanOf(second))).map(([kind, some]) => [kind, kind === "stayed" ? some : some.map((edge) => edge.key)])),
  central: (by) => central(by).map(([actor, score]) => [actor.key, score]),
  actorAt: (key) => network.canvasToDOM(network.getPosition(actorByKey.get(key).id)), csv: csvText, svg: svgText,
});
requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; });
