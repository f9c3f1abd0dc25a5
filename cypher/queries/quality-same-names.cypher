// Names that several actors have
// Answers: Which actors may be one, or are called the same?
//   :param top => 20  how many at most
// Example: detente neo4j query quality-same-names
MATCH (n:Actor)
UNWIND [n.name] + coalesce(n.aliases, []) AS name
WITH toLower(name) AS name, n ORDER BY n.id
WITH name, collect(DISTINCT n.name + ' (' + n.id + ')') AS actors
WHERE size(actors) > 1
RETURN name, actors
ORDER BY name
LIMIT $top;
