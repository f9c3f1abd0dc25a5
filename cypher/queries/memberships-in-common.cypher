// Who shares most memberships
// Answers: Which states have most organizations in common?
//   :param at => null  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query memberships-in-common --param at=2010
MATCH (a:State)-[r:MEMBER_OF]->(o:Actor)<-[s:MEMBER_OF]-(b:State)
WHERE a.id < b.id AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
  AND s.status IN ['asserted', 'reported']
  AND ($at IS NULL OR s.counts_from <= $at.to AND coalesce(s.start_earliest <= $at.to, true)
    AND (s.kind = 'act' OR coalesce(s.end_latest >= $at.from, true)))
WITH a, b, o ORDER BY o.name
WITH a, b, collect(DISTINCT o.name) AS organizations
RETURN a.name AS a, b.name AS b, size(organizations) AS shared, organizations
ORDER BY shared DESC, a, b
LIMIT $top;
