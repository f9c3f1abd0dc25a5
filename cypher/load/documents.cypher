// Each row: id, properties (a map, with id and digest).
UNWIND $rows AS row
MERGE (n:Document {id: row.id})
SET n = row.properties
RETURN count(n) AS written
