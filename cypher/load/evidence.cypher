// Each row: id, document (its id), properties (a map, with id, edge_id and digest).
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (n:Evidence {id: row.id})
ON CREATE SET n.digest = ''
WITH n, row, d WHERE n.digest IS NOT NULL  // not what others have under this id
SET n = row.properties
MERGE (n)-[:IN_DOCUMENT]->(d)
RETURN count(n) AS written
