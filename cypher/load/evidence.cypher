// Each row: id, document (its id), properties (a map, with id, edge_id and digest).
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (n:Evidence {id: row.id})
SET n = row.properties
MERGE (n)-[:IN_DOCUMENT]->(d)
RETURN count(n) AS written
