// First and last contact
// Answers: When did an actor and each of its partners first and last have to do with each other?
//   :param a => 'Cambodia'  an actor's name
//   :param top => 20  how many at most
// Example: detente neo4j query dyad-first-and-last --param a=Russia
MATCH (:Actor {name: $a})-[r]-(b:Actor)
WHERE r.status IN ['asserted', 'reported'] AND r.start_latest IS NOT NULL
WITH b, r ORDER BY coalesce(r.start_earliest, r.start_latest), r.id
WITH b, collect(r) AS edges
RETURN b.name AS partner, b.type AS type, size(edges) AS edges,
  coalesce(edges[0].start_earliest, edges[0].start_latest) AS first, type(edges[0]) AS first_relation,
  coalesce(edges[-1].start_earliest, edges[-1].start_latest) AS last, type(edges[-1]) AS last_relation
ORDER BY first, partner
LIMIT $top;
