// Edges of one relation; RELATION stands for its name. Each row: id, source and target (ids of actors), properties (a map, with id and digest).
UNWIND $rows AS row
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
MERGE (source)-[r:`RELATION` {id: row.id}]->(target)
SET r = row.properties
RETURN count(r) AS written
