// Shortest paths as of a date
// Answers: How are two actors connected by what held on some day of a time, and by what had been done by then?
//   :param a => 'Hun Sen'  an actor's name
//   :param b => 'Vladimir Putin'  another actor's name
//   :param at => {from: date('2016-01-01'), to: date('2016-12-31')}  as of this time; null: at any time
// Example: detente neo4j query path-as-of --param a=Cambodia --param b=Vietnam --param at=1985
MATCH p = ALL SHORTEST (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported']
    AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
      AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true))))+
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
