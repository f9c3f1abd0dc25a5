// Conflict through time
// Answers: Who fought, threatened, sanctioned or criticized whom?
//   :param during => null  within this time; null: at any time
//   :param top => 50  how many at most
// Example: detente neo4j query hostility --param during=1979..1991
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.sign = 'hostile' AND r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN r.start AS start, r.end AS end, s.name AS source, type(r) AS relation, t.name AS target, r.sign AS sign,
  r.documents AS documents, r.id AS edge
ORDER BY r.counts_from, r.start_latest, coalesce(r.end_earliest, date('0001-01-01')), r.end_latest, relation, s.id, t.id, edge
LIMIT $top;
