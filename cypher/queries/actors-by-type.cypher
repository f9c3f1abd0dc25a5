// Actors by type
// Answers: How many actors of each type are there?
// Example: detente neo4j query actors-by-type
MATCH (n:Actor)
RETURN n.type AS type, count(n) AS actors
ORDER BY type;
