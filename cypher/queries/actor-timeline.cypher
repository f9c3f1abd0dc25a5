// An actor's edges through time
// Answers: What happened to an actor, in order?
//   :param a => 'Cambodia'  an actor's name
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query actor-timeline --param a='Hun Sen' --param during=2016..2024
MATCH (s:Actor)-[r]->(t:Actor)
WHERE (s.name = $a OR t.name = $a)
  AND r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN r.start AS start, r.end AS end, s.name AS source, type(r) AS relation, t.name AS target, r.sign AS sign,
  r.documents AS documents, r.id AS edge
ORDER BY r.counts_from, r.start_latest, coalesce(r.end_earliest, date('0001-01-01')), r.end_latest, relation, s.id, t.id, edge;
