// Documents that contradict each other
// Answers: Which edges are told with dates that cannot both be so, or are told by one document and denied by another?
//   :param top => 20  how many at most
// Example: detente neo4j query contradictions
MATCH (s:Actor)-[r]->(t:Actor)
MATCH (e:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(d:Document)
WITH s, r, t, e, d ORDER BY e.told, d.name
WITH s, r, t, collect(DISTINCT e.told) AS dates, collect(DISTINCT e.status) AS statuses, collect(DISTINCT d.name) AS documents
WITH s, r, t, documents, statuses,
  [one IN dates WHERE any(other IN dates WHERE NOT one STARTS WITH other AND NOT other STARTS WITH one)] AS dates
WHERE size(dates) > 1 OR 'denied' IN statuses AND any(one IN statuses WHERE one IN ['asserted', 'reported'])
RETURN s.name AS source, type(r) AS relation, t.name AS target, dates, statuses, documents, r.id AS edge
ORDER BY source, relation, target, edge
LIMIT $top;
