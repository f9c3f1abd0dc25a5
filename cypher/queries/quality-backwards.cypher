// Edges that end before they start
// Answers: Are there dates that cannot be? No rows: all is well.
// Example: detente neo4j query quality-backwards
MATCH (s:Actor)-[r]->(t:Actor)
WHERE r.start_earliest > r.start_latest OR r.end_earliest > r.end_latest OR r.start_earliest > r.end_latest
RETURN s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, r.end AS end, r.id AS edge
ORDER BY edge;
