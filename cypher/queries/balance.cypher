// Structural balance
// Answers: How many triangles of the signed graph are balanced, and how many frustrated?
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query balance --param at=1985
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
RETURN count(CASE WHEN balanced THEN 1 END) AS balanced, count(CASE WHEN NOT balanced THEN 1 END) AS frustrated;
