// Brokers
// Answers: Who stands between most pairs of others that have no tie of their own (structural holes)?
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query brokers --param at=2016
MATCH (broker:Actor)-[r]-(near:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH broker, collect(DISTINCT near) AS around
UNWIND around AS x
UNWIND around AS y
WITH broker, around, x, y WHERE x.id < y.id
  AND NOT EXISTS { MATCH (x)-[r]-(y) WHERE r.status IN ['asserted', 'reported']
    AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
      AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true))) }
RETURN broker.name AS actor, broker.type AS type, size(around) AS ties, count(*) AS open_pairs
ORDER BY open_pairs DESC, actor
LIMIT $top;
