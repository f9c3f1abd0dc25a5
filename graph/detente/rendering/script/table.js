// The edges that are drawn, as a table: the graph without the picture.
const ROWS = 200;
const COLUMNS = [
  ["From", (edge) => edge.source.name], ["Relation", (edge) => edge.relation.reads], ["To", (edge) => edge.target.name],
  ["Dates", sortDay], ["Sign", (edge) => SIGNS.indexOf(edge.sign)], ["Documents", (edge) => edge.documents], ["Quotes", (edge) => edge.evidence.length],
];
const order = { column: 3, down: false };
let allRows = false;

function sorted() {
  const value = COLUMNS[order.column][1];
  const way = order.down ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  return [...shown.edges].sort((a, b) => way * compare(value(a), value(b)) || byTime(a, b));
}

function tableRow(edge) {
  return el("tr", { "data-key": edge.key },
    el("td", {}, actorButton(edge.source)),
    el("td", {}, own(edge.relation.reads, "button", { type: "button", class: `link ${edge.sign}`, click: () => selectEdge(edge) })),
    el("td", {}, actorButton(edge.target)), el("td", { class: "date" }, when(edge)), el("td", { class: "sign" }, given.appearance.signs[edge.sign].label),
    el("td", { class: "number" }, String(edge.documents)), el("td", { class: "number" }, String(edge.evidence.length)));
}

let tableWaiting = 0;

// The drawing first, the table when it has been painted: the hand on the slider must not wait for rows.
function showTable() {
  byId("relations-title").textContent = `Relations shown (${shown.edges.length.toLocaleString("en")})`;
  clearTimeout(tableWaiting);
  tableWaiting = setTimeout(() => {
    const rows = sorted();
    byId("rows").replaceChildren(...rows.slice(0, allRows ? rows.length : ROWS).map(tableRow));
    byId("more").hidden = allRows || rows.length <= ROWS;
    byId("more").textContent = `Show all ${rows.length.toLocaleString("en")}`;
  }, 30);
}

function showHeads() {
  byId("columns").replaceChildren(...COLUMNS.map(([name], i) => {
    const sort = order.column === i ? (order.down ? "descending" : "ascending") : "none";
    const mark = { none: "", ascending: " ▲", descending: " ▼" }[sort];
    return el("th", { scope: "col", "aria-sort": sort }, el("button", { type: "button", click: () => {
      order.down = order.column === i && !order.down;
      order.column = i;
      showHeads();
      showTable();
      byId("columns").children[i].firstChild.focus();
    } }, name, el("span", { "aria-hidden": "true" }, mark)));
  }));
}

function startTable() {
  showHeads();
  byId("more").addEventListener("click", () => { allRows = true; showTable(); });
  whenFiltered(showTable);
}
