// Visits between states
// Answers: Whose leaders visited which state, and when?
//   :param a => 'Russia'  the state that was visited
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query visits --param a=Cambodia --param during=1956..1991
MATCH (who:Actor)-[r:VISITED]->(:State {name: $a})
WHERE r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
OPTIONAL MATCH (who)-[o:HOLDS_OFFICE]->(home:State)
WHERE o.status IN ['asserted', 'reported'] AND coalesce(o.start_earliest <= r.start_latest, true)
  AND coalesce(o.end_latest >= r.start_earliest, true)
WITH who, r, home ORDER BY home.name
WITH who, r, collect(DISTINCT home.name) AS homes
RETURN who.name AS visitor, homes AS holds_office_in, r.start AS start, r.place AS place, r.documents AS documents, r.id AS edge
ORDER BY r.start_latest, visitor, edge;
