// Friends and enemies
// Answers: Which pairs of actors are friendly, and which hostile, by the sum of the signs of their edges?
//   :param at => null  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query signed-dyads --param at=1985
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.sign <> 'neutral' AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH a, b, count(CASE r.sign WHEN 'friendly' THEN 1 END) AS friendly, count(CASE r.sign WHEN 'hostile' THEN 1 END) AS hostile
RETURN a.name AS a, b.name AS b, friendly, hostile, friendly - hostile AS net
ORDER BY abs(net) DESC, a, b
LIMIT $top;
