// Violent and irregular change
// Answers: Who was overthrown, by whom, and who recognized whom afterwards?
//   :param days => 730  days after the fall in which a recognition counts
// Example: detente neo4j query coups --param days=365
MATCH (by:Actor)-[r:OVERTHREW]->(fallen:Actor)
WHERE r.status IN ['asserted', 'reported']
OPTIONAL MATCH (a:Actor)-[c:RECOGNIZED]->(b:Actor)
WHERE r.start_latest IS NOT NULL AND c.start_earliest >= r.start_earliest
  AND c.start_earliest <= r.start_latest + duration({days: $days})
WITH by, r, fallen, a, b, c ORDER BY c.start_earliest, a.name, b.name
WITH by, r, fallen, collect(a.name + ' recognized ' + b.name) AS recognitions
RETURN r.start AS start, by.name AS by, fallen.name AS fallen, recognitions, r.id AS edge
ORDER BY r.start_latest, by, fallen, edge;
