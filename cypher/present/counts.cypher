// How much there is, as the database counts anyhow, and what the last load noted.
CALL () { MATCH (n:Document) RETURN count(n) AS documents }
CALL () { MATCH (n:Actor) RETURN count(n) AS actors }
CALL () { MATCH (:Actor)-[r]->() RETURN count(r) AS relations }
CALL () { MATCH (n:Evidence) RETURN count(n) AS evidence }
CALL () { MATCH (:Evidence)-[r:IN_DOCUMENT]->() RETURN count(r) AS ties }
OPTIONAL MATCH (load:DetenteLoad)
RETURN [documents, actors, relations, evidence, ties] AS sizes, load.sizes AS noted, load.counts AS counts, load.state AS state;
