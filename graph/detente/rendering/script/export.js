// Take it along: the edges shown as CSV, in the columns that detente itself loads again.
const CSV_COLUMNS = ["source", "source_type", "relation", "target", "target_type", "start", "end", "sign", "status", "document", "title", "published", "url", "quote"];

// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value).replaceAll("\u0000", "\ufffd");
  const inert = /^[\s\u0000-\u001f\ufeff]*[=+\-@|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvText() {
  const rows = [CSV_COLUMNS];
  for (const edge of [...shown.edges].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const told = edge.evidence.length ? evidenceOf(edge) : [null];
    for (const evidence of told) {
      const { name, title, published, url } = evidence?.document ?? {};
      rows.push([edge.source.name, edge.source.type, edge.relation.name, edge.target.name, edge.target.type, edge.start, edge.end, edge.sign,
        evidence?.status ?? edge.status, name, title, published, url, evidence?.quote]);
    }
  }
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// What is shown as networkx.node_link_graph reads it, with the fields that `detente export --format json` has.
function jsonText() {
  const byKey = (a, b) => byText(a.key, b.key);
  const day = (ordinal) => (ordinal <= PAST || ordinal >= FUTURE ? null : dayText(ordinal));
  const told = [...new Set(shown.edges.flatMap((edge) => [...edge.told]))].sort((a, b) => a - b);
  const graph = { title: given.title, documents: told.map((number) => documents[number]) };
  const nodes = [...shown.actors].sort(byKey).map(({ key, type, name, aliases, properties }) => ({ id: key, type, name, aliases: aliases ?? [], properties: properties ?? {} }));
  const links = [...shown.edges].sort(byKey).map((edge) => ({
    source: edge.source.key, target: edge.target.key, key: edge.key, relation: edge.relation.name, start: edge.start, end: edge.end,
    bounds: [edge.s1, edge.s2, edge.e1, edge.e2].map(day), basis: { start: edge.startBasis, end: edge.endBasis }, kind: edge.kind, sign: edge.sign,
    status: edge.status, confidence: edge.confidence, properties: edge.properties ?? {},
    evidence: evidenceOf(edge).map(({ document, start, end, quote, told: date, status, speaker, confidence }) => ({
      document: document.name, start, end, quote, told: date, status, speaker, confidence })),
  }));
  return `${JSON.stringify({ directed: true, multigraph: true, graph, nodes, edges: links }, null, 1)}\n`;
}

const fileName = () => plain(given.title).normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "graph";

function download(content, suffix, media) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${media};charset=utf-8` }));
  el("a", { href: address, download: `${fileName()}.${suffix}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
