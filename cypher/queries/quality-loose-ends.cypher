// Edges without evidence and evidence without edges
// Answers: Is the graph whole? A load that was broken off, or somebody's hand, leaves loose ends; no rows: all is well.
// Example: detente neo4j query quality-loose-ends
MATCH (:Actor)-[r]->(:Actor)
WHERE r.digest IS NOT NULL AND NOT EXISTS { MATCH (:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(:Document) }
RETURN 'edge without evidence' AS what, r.id AS id
UNION
MATCH (e:Evidence)
WHERE NOT EXISTS { MATCH (:Actor)-[r]->(:Actor) WHERE r.id = e.edge_id }
RETURN 'evidence without edge' AS what, e.id AS id
UNION
MATCH (e:Evidence)
WHERE NOT (e)-[:IN_DOCUMENT]->(:Document)
RETURN 'evidence without document' AS what, e.id AS id;
