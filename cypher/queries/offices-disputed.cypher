// Two holders of one office
// Answers: Which offices have two holders who were surely both in it at a time?
//   :param top => 20  how many at most
// Example: detente neo4j query offices-disputed
MATCH (a:Leader)-[r:HOLDS_OFFICE]->(where:Actor)<-[s:HOLDS_OFFICE]-(b:Leader)
WHERE a.id < b.id AND r.office = s.office AND r.status IN ['asserted', 'reported'] AND s.status IN ['asserted', 'reported']
  AND r.start_latest <= s.end_earliest AND s.start_latest <= r.end_earliest
RETURN where.name AS of, r.office AS office, a.name AS a, r.start AS a_since, r.end AS a_until, b.name AS b, s.start AS b_since,
  s.end AS b_until
ORDER BY of, office, a, b, a_since, b_since
LIMIT $top;
