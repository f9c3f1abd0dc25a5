// Actors without edges
// Answers: Which actors are in the database without any edge?
//   :param top => 20  how many at most
// Example: detente neo4j query quality-isolated
MATCH (n:Actor)
WHERE NOT (n)-->(:Actor) AND NOT (n)<--(:Actor)
RETURN n.name AS name, n.type AS type, n.id AS id
ORDER BY id
LIMIT $top;
