// Edges without a date
// Answers: Which edges have no date at all, and so answer no question with a time?
//   :param top => 20  how many at most
// Example: detente neo4j query quality-undated
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.counts_from IS NULL AND r.status IN ['asserted', 'reported']
RETURN s.name AS source, type(r) AS relation, t.name AS target, r.documents AS documents, r.id AS edge
ORDER BY source, relation, target, edge
LIMIT $top;
