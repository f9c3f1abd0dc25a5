// The enemies of one's enemies
// Answers: Who is in conflict with those with whom an actor is in conflict?
//   :param a => 'Cambodia'  an actor's name
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query enemy-of-my-enemy --param a=Vietnam
MATCH (a:Actor {name: $a})-[r]-(enemy:Actor)-[s]-(other:Actor)
WHERE other <> a AND r.sign = 'hostile' AND s.sign = 'hostile'
  AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
  AND s.status IN ['asserted', 'reported']
  AND ($at IS NULL OR s.counts_from <= $at.to AND coalesce(s.start_earliest <= $at.to, true)
    AND (s.kind = 'act' OR coalesce(s.end_latest >= $at.from, true)))
WITH a, other, enemy ORDER BY enemy.name
WITH a, other, collect(DISTINCT enemy.name) AS enemies
OPTIONAL MATCH (a)-[t]-(other)
WHERE t.sign <> 'neutral' AND t.status IN ['asserted', 'reported']
  AND ($at IS NULL OR t.counts_from <= $at.to AND coalesce(t.start_earliest <= $at.to, true)
    AND (t.kind = 'act' OR coalesce(t.end_latest >= $at.from, true)))
RETURN other.name AS actor, enemies, count(CASE t.sign WHEN 'friendly' THEN 1 END) AS friendly,
  count(CASE t.sign WHEN 'hostile' THEN 1 END) AS hostile
ORDER BY size(enemies) DESC, actor;
