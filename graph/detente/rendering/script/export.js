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

const fileName = () => plain(given.title).normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "graph";

function download(content, suffix, media) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${media};charset=utf-8` }));
  el("a", { href: address, download: `${fileName()}.${suffix}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
