// Who held which office
// Answers: Who held which office in a state, an organization or a party at a time?
//   :param a => 'Cambodia'  an actor's name
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
// Example: detente neo4j query offices-at-a-time --param a=Russia --param at=2016
MATCH (who:Leader)-[r:HOLDS_OFFICE]->(:Actor {name: $a})
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
RETURN r.office AS office, who.name AS holder, r.start AS start, r.end AS end, r.accredited_to AS accredited_to,
  r.documents AS documents, r.id AS edge
ORDER BY office, r.start_latest, holder, edge;
