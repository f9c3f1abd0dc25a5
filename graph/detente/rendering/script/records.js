// The graph as objects, from the rows that detente.rendering.payload wrote. Texts of documents are only ever set as text.
const byId = (id) => document.getElementById(id);

// The text of an element of the page, unpacked where it is packed; the element goes.
async function taken(id) {
  const holder = byId(id);
  let text = holder.textContent;
  if (holder.dataset.encoding === "gzip") {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }
  holder.remove();
  return text;
}

const [graphText, visText] = await Promise.all([taken("graph-data"), taken("vis")]);
{
  // The policy knows the hash of this script and lets it run.
  const script = document.createElement("script");
  script.textContent = visText;
  document.head.append(script);
}

function objects(fields, rows) {
  return rows.map((row) => {
    const made = {};
    fields.forEach((field, i) => { made[field] = row[i] ?? null; });
    return made;
  });
}

const given = JSON.parse(graphText);
const SIGNS = ["friendly", "neutral", "hostile"];
const relations = objects(given.relations.fields, given.relations.rows);
const documents = objects(given.documents.fields, given.documents.rows);
const actors = objects(given.actors.fields, given.actors.rows);
const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const edges = objects(given.edges.fields, given.edges.rows);
const edgeByKey = new Map(edges.map((edge) => [edge.key, edge]));
const actorByKey = new Map(actors.map((actor) => [actor.key, actor]));
const types = [...new Set(actors.map((actor) => actor.type))];
{
  const order = Object.keys(given.appearance.types);
  const rank = (type) => (order.includes(type) ? order.indexOf(type) : order.length);
  types.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

for (const actor of actors) {
  actor.label ??= actor.name;
  actor.edges = [];
  actor.neighbours = new Set();
}
for (const edge of edges) {
  edge.source = actorById.get(edge.source);
  edge.target = actorById.get(edge.target);
  edge.relation = relations[edge.relation];
  edge.sign = SIGNS[edge.sign];
  edge.status = given.statuses[edge.status];
  edge.evidence ??= [];
  edge.told = new Set(edge.evidence.map((row) => row[0])); // by the numbers of the documents
  edge.source.edges.push(edge);
  if (edge.target !== edge.source) edge.target.edges.push(edge);
  edge.source.neighbours.add(edge.target);
  edge.target.neighbours.add(edge.source);
}
for (const actor of actors) actor.neighbours.delete(actor);

const otherEnd = (edge, actor) => (edge.source === actor ? edge.target : edge.source);

// Evidence stays rows until somebody asks: there is more of it than of anything else.
function evidenceOf(edge) {
  return objects(given.evidence.fields, edge.evidence).map((evidence) => ({
    ...evidence,
    document: documents[evidence.document],
    quote: given.strings[evidence.quote],
    reader: given.strings[evidence.reader],
    status: given.statuses[evidence.status],
  }));
}

// Only web addresses become links; anything else that a document gives as its address is shown as text.
function webAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}
