// Who is quoted
// Answers: Who is quoted as saying what of whom?
//   :param top => 20  how many at most
// Example: detente neo4j query speakers
MATCH (e:Evidence)-[:IN_DOCUMENT]->(d:Document)
WHERE e.speaker IS NOT NULL
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.id = e.edge_id
RETURN e.speaker AS speaker, s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, d.name AS document,
  e.quote AS quote
ORDER BY speaker, document, quote, source, relation, target
LIMIT $top;
