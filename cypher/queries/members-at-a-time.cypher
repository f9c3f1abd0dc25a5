// Members of an organization
// Answers: Who was a member of an organization or party at a time?
//   :param a => 'Association of Southeast Asian Nations'  the name of the organization or party
//   :param at => {from: date('2000-01-01'), to: date('2000-12-31')}  as of this time; null: at any time
// Example: detente neo4j query members-at-a-time --param a='United Nations' --param at=1960
MATCH (who:Actor)-[r:MEMBER_OF]->(:Actor {name: $a})
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
RETURN who.name AS member, who.type AS type, r.status_told AS membership, r.start AS start, r.end AS end, r.documents AS documents,
  r.id AS edge
ORDER BY r.start_latest, member, edge;
