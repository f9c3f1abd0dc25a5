// The least sure edges
// Answers: Which edges should somebody look at first?
//   :param confidence => 0.5  most confidence of an edge
//   :param top => 20  how many at most
// Example: detente neo4j query quality-unsure --param confidence=0.6
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.confidence <= $confidence AND r.status IN ['asserted', 'reported']
OPTIONAL MATCH (e:Evidence {edge_id: r.id})
WITH s, r, t, e ORDER BY e.confidence DESC, e.id
WITH s, r, t, collect(e.quote)[0] AS quote
RETURN r.confidence AS confidence, s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, quote, r.id AS edge
ORDER BY confidence, edge
LIMIT $top;
