// The k shortest paths
// Answers: Which are the shortest ways between two actors that pass nobody twice?
//   :param a => 'Hun Manet'  an actor's name
//   :param b => 'Vietnam'  another actor's name
//   :param k => 3  how many; no more than the number after SHORTEST in the statement
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query path-k-shortest --param k=2
MATCH SHORTEST 3 GROUPS (p = (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported']
    AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
      AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true))))+
  (:Actor {name: $b})
  WHERE all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n)))
WITH [n IN nodes(p) | n.name] AS actors, length(p) AS length, relationships(p) AS way
UNWIND range(0, length - 1) AS hop
WITH actors, length, hop, way[hop] AS r
ORDER BY type(r), r.start, r.id
WITH actors, length, hop,
  collect(DISTINCT type(r) + coalesce(' ' + r.start, '') + coalesce('/' + r.end, '') + ' [' + r.id + ']') AS ties
ORDER BY hop
RETURN actors, length, collect(ties) AS hops
ORDER BY length, actors
LIMIT $k;
