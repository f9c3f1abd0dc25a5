// Each row: id, properties (a map, with id and digest).
UNWIND $rows AS row
MERGE (n:Document {id: row.id})
ON CREATE SET n.digest = ''
WITH n, row WHERE n.digest IS NOT NULL  // not what others have under this id
SET n = row.properties
RETURN count(n) AS written
