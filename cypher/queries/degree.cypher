// Degree centrality
// Answers: Who was tied with most others at a time? As `detente centrality` has it: one tie for each pair, over all others that have any.
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query degree --param at=2016 --param top=10
MATCH (a:Actor)-[r]-(b:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH a, count(DISTINCT b) AS ties
WITH collect({actor: a, ties: ties}) AS everybody
UNWIND everybody AS one
RETURN one.actor.name AS actor, one.actor.type AS type, toFloat(one.ties) / (size(everybody) - 1) AS score, one.ties AS ties
ORDER BY score DESC, actor
LIMIT $top;
