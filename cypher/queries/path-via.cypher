// Shortest paths through an actor
// Answers: How are two actors connected through a third?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Russia'  another actor's name
//   :param via => 'Vietnam'  the name of the third
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query path-via --param via=China
MATCH ALL SHORTEST (p = (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported']
    AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
      AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true))))+
  (:Actor {name: $b})
  WHERE all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n)) AND any(n IN nodes(p) WHERE n.name = $via))
WITH [n IN nodes(p) | n.name] AS actors, length(p) AS length, relationships(p) AS way
UNWIND range(0, length - 1) AS hop
WITH actors, length, hop, way[hop] AS r
ORDER BY type(r), r.start, r.id
WITH actors, length, hop,
  collect(DISTINCT type(r) + coalesce(' ' + r.start, '') + coalesce('/' + r.end, '') + ' [' + r.id + ']') AS ties
ORDER BY hop
RETURN actors, length, collect(ties) AS hops
ORDER BY length, actors;
