// Actors and agreements of one type; TYPE stands for its name. Each row: id, properties (a map, with id and digest).
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
SET n = row.properties
SET n:`TYPE`
RETURN count(n) AS written
