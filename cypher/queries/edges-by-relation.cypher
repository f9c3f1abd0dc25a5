// Edges by relation
// Answers: How many edges of each relation are there?
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query edges-by-relation --param at=1985
MATCH (:Actor)-[r]->(:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
RETURN type(r) AS relation, count(r) AS edges
ORDER BY relation;
