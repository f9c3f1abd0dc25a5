// What most documents agree on
// Answers: Which edges do most independent documents tell?
//   :param documents => 2  independent documents, at least
//   :param top => 20  how many at most
// Example: detente neo4j query corroboration --param documents=3
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.status IN ['asserted', 'reported'] AND r.documents >= $documents
RETURN s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, r.end AS end, r.documents AS documents,
  r.confidence AS confidence, r.id AS edge
ORDER BY documents DESC, source, relation, target, edge
LIMIT $top;
