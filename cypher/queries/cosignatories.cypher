// Who signs with whom
// Answers: Which actors have signed the same agreements?
//   :param type => 'State'  the type of the actors
//   :param top => 20  how many at most
// Example: detente neo4j query cosignatories --param type=Leader
MATCH (a:Actor)-[r:SIGNED]->(what:Agreement)<-[s:SIGNED]-(b:Actor)
WHERE a.id < b.id AND a.type = $type AND b.type = $type AND r.status IN ['asserted', 'reported'] AND s.status IN ['asserted',
  'reported']
WITH a, b, what ORDER BY what.name
WITH a, b, collect(DISTINCT what.name) AS agreements
RETURN a.name AS a, b.name AS b, size(agreements) AS agreements_shared, agreements
ORDER BY agreements_shared DESC, a, b
LIMIT $top;
