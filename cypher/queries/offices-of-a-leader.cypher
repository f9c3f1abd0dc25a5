// A leader's offices
// Answers: Which offices did a leader hold, and when?
//   :param a => 'Hun Sen'  a leader's name
// Example: detente neo4j query offices-of-a-leader --param a='Vladimir Putin'
MATCH (:Leader {name: $a})-[r:HOLDS_OFFICE]->(where:Actor)
WHERE r.status IN ['asserted', 'reported']
RETURN r.office AS office, where.name AS of, r.start AS start, r.end AS end, r.documents AS documents, r.confidence AS confidence,
  r.id AS edge
ORDER BY r.start_latest, office, of, edge;
