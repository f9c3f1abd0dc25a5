// All that detente wrote, to be held against the store.
MATCH (s:Actor)-[r]->(t:Actor) WHERE r.digest IS NOT NULL
RETURN type(r) AS relation, s.id AS source, t.id AS target, properties(r) AS properties
