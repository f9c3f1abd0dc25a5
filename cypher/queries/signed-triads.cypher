// Signed triads
// Answers: Which three actors fit together (the friend of a friend is a friend), and which do not?
//   :param at => null  as of this time; null: at any time
//   :param top => 100  how many at most
// Example: detente neo4j query signed-triads --param at=1985
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.sign <> 'neutral' AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH a, b, sum(CASE r.sign WHEN 'friendly' THEN 1 ELSE -1 END) AS net
WHERE net <> 0
WITH collect({a: a, b: b, net: net}) AS dyads
UNWIND dyads AS ab
UNWIND [one IN dyads WHERE one.a = ab.b] AS bc
UNWIND [one IN dyads WHERE one.a = ab.a AND one.b = bc.b] AS ac
WITH ab.a.name AS a, ab.b.name AS b, bc.b.name AS c, ab.net AS a_b, bc.net AS b_c, ac.net AS a_c,
  ab.net * bc.net * ac.net > 0 AS balanced
RETURN CASE WHEN balanced THEN 'balanced' ELSE 'frustrated' END AS triangle, a, b, c, a_b, b_c, a_c
ORDER BY triangle DESC, a, b, c
LIMIT $top;
