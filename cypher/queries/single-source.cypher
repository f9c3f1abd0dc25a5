// What one document alone tells
// Answers: Which edges rest on a single document, and on which?
//   :param document => null  only what this document alone tells; null: of all
//   :param top => 20  how many at most
// Example: detente neo4j query single-source --param document=04-chronology.txt
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.status IN ['asserted', 'reported'] AND r.documents = 1
MATCH (e:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(d:Document)
WHERE $document IS NULL OR d.name = $document
WITH s, r, t, d, e ORDER BY d.name, e.start
WITH s, r, t, collect(d.name)[0] AS document, collect(e.quote)[0] AS quote
RETURN document, s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, r.confidence AS confidence, quote,
  r.id AS edge
ORDER BY document, source, relation, target, edge
LIMIT $top;
