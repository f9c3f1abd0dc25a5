// Actors and agreements of one type; TYPE stands for its name. Each row: id, properties (a map, with id and digest).
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
ON CREATE SET n.digest = ''
WITH n, row WHERE n.digest IS NOT NULL  // not what others have under this id
SET n = row.properties
SET n:`TYPE`
RETURN count(n) AS written
