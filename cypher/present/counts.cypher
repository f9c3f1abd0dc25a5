// How much detente wrote of each kind, and what it noted of its last load.
CALL () { MATCH (n:Document) WHERE n.digest IS NOT NULL RETURN count(n) AS documents }
CALL () { MATCH (n:Actor) WHERE n.digest IS NOT NULL RETURN count(n) AS actors }
CALL () { MATCH (:Actor)-[r]->(:Actor) WHERE r.digest IS NOT NULL RETURN count(r) AS relations }
CALL () { MATCH (n:Evidence)-[:IN_DOCUMENT]->(:Document) WHERE n.digest IS NOT NULL RETURN count(n) AS evidence }
OPTIONAL MATCH (load:DetenteLoad)
RETURN [documents, actors, relations, evidence] AS counts, load.counts AS noted, load.state AS state;
