// Shortest paths within a time
// Answers: How are two actors connected by what held or was done in a window of time?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Russia'  another actor's name
//   :param during => {from: date('1991-01-01'), to: date('2000-12-31')}  within this time; null: at any time
// Example: detente neo4j query path-during --param during=1991..2000
MATCH p = ALL SHORTEST (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported']
    AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
      AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true)))+
  (:Actor {name: $b})
WITH [n IN nodes(p) | n.name] AS actors, length(p) AS length, relationships(p) AS way
UNWIND range(0, length - 1) AS hop
WITH actors, length, hop, way[hop] AS r
ORDER BY type(r), r.start, r.id
WITH actors, length, hop,
  collect(DISTINCT type(r) + coalesce(' ' + r.start, '') + coalesce('/' + r.end, '') + ' [' + r.id + ']') AS ties
ORDER BY hop
RETURN actors, length, collect(ties) AS hops
ORDER BY length, actors;
