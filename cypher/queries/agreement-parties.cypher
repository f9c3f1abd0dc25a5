// Who signed an agreement
// Answers: Who signed, supported, mediated or left an agreement?
//   :param agreement => 'Paris Peace Agreements'  the agreement's name
// Example: detente neo4j query agreement-parties
MATCH (who:Actor)-[r]->(:Agreement {name: $agreement})
WHERE r.status IN ['asserted', 'reported']
RETURN type(r) AS relation, who.name AS who, who.type AS type, r.start AS start, r.place AS place, r.documents AS documents,
  r.id AS edge
ORDER BY relation, r.start_latest, who, edge;
