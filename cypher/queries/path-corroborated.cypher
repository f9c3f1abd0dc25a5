// Shortest paths that several documents tell
// Answers: How are two actors connected by edges that are sure enough?
//   :param a => 'Hun Manet'  an actor's name
//   :param b => 'Russia'  another actor's name
//   :param documents => 2  independent documents that tell each edge, at least
//   :param confidence => 0.8  least confidence of each edge
// Example: detente neo4j query path-corroborated --param documents=3
MATCH p = ALL SHORTEST (:Actor {name: $a})
  ((:Actor)-[r]-(y:Actor)
    WHERE r.status IN ['asserted', 'reported']
    AND r.documents >= $documents AND r.confidence >= $confidence)+
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
