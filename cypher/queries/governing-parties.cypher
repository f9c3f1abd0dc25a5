// Parties and their states
// Answers: Which parties governed which states, and who led them?
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query governing-parties --param at=1985
MATCH (party:Party)-[r:GOVERNS]->(state:State)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
OPTIONAL MATCH (who:Leader)-[o:HOLDS_OFFICE]->(party)
WHERE o.status IN ['asserted', 'reported']
  AND ($at IS NULL OR o.counts_from <= $at.to AND coalesce(o.start_earliest <= $at.to, true)
    AND (o.kind = 'act' OR coalesce(o.end_latest >= $at.from, true)))
WITH state, party, r, who, o ORDER BY who.name, o.office
WITH state, party, r, collect(DISTINCT who.name + coalesce(', ' + o.office, '')) AS leaders
RETURN state.name AS state, party.name AS party, r.start AS start, r.end AS end, leaders
ORDER BY state, r.start_latest, party;
