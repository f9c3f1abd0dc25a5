// All that detente wrote, to be held against the store.
MATCH (n:Evidence) WHERE n.digest IS NOT NULL
OPTIONAL MATCH (n)-[:IN_DOCUMENT]->(d:Document)
WITH n, d ORDER BY d.id
RETURN collect(d.id) AS documents, properties(n) AS properties
