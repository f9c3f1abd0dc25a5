// Everything said of two actors
// Answers: Which words tell the edges between two actors?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Russia'  another actor's name
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query evidence-of-dyad --param b='Soviet Union'
MATCH (s:Actor)-[r]->(t:Actor)
WHERE (s.name = $a AND t.name = $b OR s.name = $b AND t.name = $a)
  AND r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
MATCH (e:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(d:Document)
RETURN r.start AS start, type(r) AS relation, d.name AS document, e.start AS from, e.end AS to, e.quote AS quote, r.id AS edge
ORDER BY r.start_latest, edge, document, from, to;
