// Shortest paths that are certain
// Answers: How are two actors connected by what is so under every reading of the dates?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Vietnam'  another actor's name
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time
// Example: detente neo4j query path-certain --param a=Cambodia --param b=Vietnam --param at=1985
MATCH p = ALL SHORTEST (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported'] AND r.counts_from <= $at.to AND r.start_latest <= $at.from
      AND (r.kind = 'act' OR r.end_earliest >= $at.to))+
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
