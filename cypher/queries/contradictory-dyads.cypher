// Pairs that are both friendly and hostile
// Answers: Between whom is there cooperation and conflict at the same time?
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query contradictory-dyads --param at=1985
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.sign <> 'neutral' AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH a, b, count(CASE r.sign WHEN 'friendly' THEN 1 END) AS friendly, count(CASE r.sign WHEN 'hostile' THEN 1 END) AS hostile
WHERE friendly > 0 AND hostile > 0
RETURN a.name AS a, b.name AS b, friendly, hostile
ORDER BY a, b;
