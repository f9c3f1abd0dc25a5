// The holders of an office
// Answers: Who held an office, one after the other?
//   :param a => 'Cambodia'  an actor's name
//   :param office => 'prime minister'  the office
// Example: detente neo4j query office-history --param a=Russia --param office=president
MATCH (who:Leader)-[r:HOLDS_OFFICE]->(:Actor {name: $a})
WHERE r.office = $office AND r.status IN ['asserted', 'reported']
RETURN who.name AS holder, r.start AS start, r.end AS end, r.start_latest AS held_by, r.end_earliest AS held_until,
  r.documents AS documents, r.id AS edge
ORDER BY r.start_latest, r.end_earliest, holder, edge;
