// An ego network at a time
// Answers: With whom was an actor tied at a time, and were these tied with each other?
//   :param a => 'Cambodia'  an actor's name
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
// Example: detente neo4j query ego-network --param a=Vietnam --param at=1979
MATCH (ego:Actor {name: $a})-[r]-(near:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH ego, near, count(r) AS edges, collect(DISTINCT type(r)) AS relations
WITH ego, collect({near: near, edges: edges, relations: relations}) AS everybody
UNWIND everybody AS one
UNWIND one.relations AS relation
WITH everybody, one, relation ORDER BY relation
WITH everybody, one, collect(relation) AS relations
RETURN one.near.name AS actor, one.near.type AS type, one.edges AS edges, relations,
  COUNT {
    UNWIND everybody AS other
    MATCH (x)-[r]-(y)
    WHERE x = one.near AND y = other.near AND x <> y
      AND r.status IN ['asserted', 'reported']
      AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
        AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
    RETURN DISTINCT y
  } AS ties_among
ORDER BY edges DESC, actor;
