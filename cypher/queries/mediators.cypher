// Mediators
// Answers: Who mediated, for whom, and when?
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query mediators
MATCH (who:Actor)-[r:MEDIATED]->(t:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN who.name AS mediator, t.name AS for, r.start AS start, r.end AS end, r.documents AS documents, r.id AS edge
ORDER BY mediator, r.start_latest, for, edge;
