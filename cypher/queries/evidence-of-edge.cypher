// The evidence of an edge
// Answers: Who says so? All words that tell an edge.
//   :param edge => '65707e72cc5a6715'  an edge's id, as other queries give it
// Example: detente neo4j query evidence-of-edge --param edge=5e5d8e49198a4cda
MATCH (e:Evidence {edge_id: $edge})-[:IN_DOCUMENT]->(d:Document)
RETURN d.name AS document, e.start AS from, e.end AS to, e.told AS told, e.status AS status, e.speaker AS speaker,
  e.confidence AS confidence,
  e.reader AS reader, e.quote AS quote
ORDER BY document, from, to, reader;
