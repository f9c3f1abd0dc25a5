// Whom an actor met
// Answers: Whom did an actor meet, where and when?
//   :param a => 'Hun Sen'  an actor's name
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query whom-did-they-meet --param a='Vladimir Putin'
MATCH (:Actor {name: $a})-[r:MET]-(b:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN b.name AS met, b.type AS type, r.start AS start, r.place AS place, r.mode AS mode, r.documents AS documents, r.id AS edge
ORDER BY r.start_latest, met, edge;
