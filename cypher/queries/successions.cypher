// Successions in office
// Answers: Who followed whom in which office?
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query successions --param during=2000..2024
MATCH (newer:Leader)-[r:SUCCEEDED]->(older:Leader)
WHERE r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN r.start AS start, older.name AS older, newer.name AS newer, r.office AS office, r.documents AS documents, r.id AS edge
ORDER BY r.start_latest, older, newer, edge;
