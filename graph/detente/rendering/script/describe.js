// How edges and their dates are said in words.
const KNOWN = {
  told: "as told", resolved: "worked out from a relative expression", context: "from the text around it",
  publication: "from the publication date", inferred: "inferred from another relation",
};

const sentence = (edge) => `${edge.source.name} ${edge.relation.reads} ${edge.target.name}${particulars(edge)}`;

// What else is told of an edge, such as the office held, in brackets; of a figure its words, which say what its number and currency say.
function particulars(edge) {
  const told = edge.properties ?? {};
  const figures = ["amount", "count"].filter((name) => `${name}_words` in told);
  const inWords = (name) => name === "currency" || name === "unit" ? figures.length > 0
    : figures.some((figure) => name === figure || (name.startsWith(`${figure}_`) && name !== `${figure}_words`));
  const values = Object.entries(told).filter(([name]) => !inWords(name)).map(([, value]) => value).slice(0, 2);
  return values.length ? ` (${values.join(", ")})` : "";
}

// EDTF in words where its signs are not plain: one of a set, approximate, uncertain.
function readable(date) {
  const found = /^\[(.*?)\.\.(.*?)\]$/.exec(date);
  if (found) return found[1] && found[2] ? `between ${found[1]} and ${found[2]}` : found[2] ? `by ${found[2]}` : `${found[1]} or later`;
  const approximate = /^([\dX-]+)([~?%])$/.exec(date);
  return approximate ? `${{ "~": "about ", "?": "perhaps ", "%": "perhaps about " }[approximate[2]]}${approximate[1]}` : date;
}

// When an edge was, for a column: an attested day is never shown as a start or an end.
function when(edge) {
  if (edge.start === null && edge.end === null) return edge.s2 < FUTURE ? `by ${edgeText(edge.s2, true)}` : "no date";
  if (edge.end === null) return edge.kind === "act" ? readable(edge.start) : `${readable(edge.start)} –`;
  const end = edge.end === ".." ? "open" : readable(edge.end);
  return `${edge.start === null ? "" : readable(edge.start)} – ${end}`.trim();
}

function dateLines(edge) {
  const made = [];
  const known = (basis) => (basis ? `, ${KNOWN[basis] ?? basis}` : "");
  if (edge.start !== null) made.push([edge.kind === "act" ? "Date" : "Start", `${readable(edge.start)}${known(edge.startBasis)}`]);
  if (edge.end !== null) made.push(["End", `${edge.end === ".." ? "told to go on" : readable(edge.end)}${known(edge.endBasis)}`]);
  if (edge.start === null) made.push(["Start", edge.s2 < FUTURE ? `not told; attested by ${edgeText(edge.s2, true)}` : "not told"]);
  if (edge.end === null && edge.kind !== "act") {
    made.push(["End", edge.e1 > PAST && edge.e1 > edge.s2 ? `not told; still so on ${edgeText(edge.e1, false)}` : "not told"]);
  }
  return made;
}

const byTime = (a, b) => sortDay(a) - sortDay(b) || (a.key < b.key ? -1 : 1);
const sortDay = (edge) => (edge.start !== null || edge.s1 > PAST ? edge.s1 : edge.s2);
const count = (number, one, more = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : more}`;

// Never quite certain: a confidence just under one is not shown as one.
const sure = (confidence) => String(Math.min(confidence, confidence < 1 ? 0.99 : 1).toFixed(2));
