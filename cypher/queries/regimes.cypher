// A country's regimes
// Answers: Which regimes came after each other in one country, and how?
//   :param a => 'Russia'  any of the regimes
// Example: detente neo4j query regimes --param a=Cambodia
MATCH (any:State {name: $a})
OPTIONAL MATCH (any)-[:SUCCEEDED*]-(regime:State)
WITH collect(DISTINCT any) + collect(DISTINCT regime) AS regimes
MATCH (newer:State)-[r:SUCCEEDED]->(older:State)
WHERE newer IN regimes AND older IN regimes AND r.status IN ['asserted', 'reported']
RETURN older.name AS older, newer.name AS newer, r.manner AS manner, r.start AS start, r.start_basis AS basis,
  r.documents AS documents, r.id AS edge
ORDER BY r.start_latest, older, newer, edge;
