// Paths in order of time
// Answers: How are two actors connected by edges of which each can have come after the one before?
//   :param a => 'Hun Manet'  an actor's name
//   :param b => 'Soviet Union'  another actor's name
// Example: detente neo4j query path-in-order --param a=China --param b=Vietnam
MATCH ALL SHORTEST (p = (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported'])+
  (:Actor {name: $b})
  WHERE all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n))
    AND reduce(day = date('0001-01-01'), r IN relationships(p) |
      CASE WHEN day IS NOT NULL AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= day, true)
      THEN CASE WHEN r.start_earliest > day THEN r.start_earliest ELSE day END END) IS NOT NULL)
WITH [n IN nodes(p) | n.name] AS actors, length(p) AS length, relationships(p) AS way
UNWIND range(0, length - 1) AS hop
WITH actors, length, hop, way[hop] AS r
ORDER BY type(r), r.start, r.id
WITH actors, length, hop,
  collect(DISTINCT type(r) + coalesce(' ' + r.start, '') + coalesce('/' + r.end, '') + ' [' + r.id + ']') AS ties
ORDER BY hop
RETURN actors, length, collect(ties) AS hops
ORDER BY length, actors;
