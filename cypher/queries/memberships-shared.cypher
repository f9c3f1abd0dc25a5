// Memberships that two share
// Answers: Of which organizations are two actors both members, and since when?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Vietnam'  another actor's name
//   :param at => null  as of this time; null: at any time
// Example: detente neo4j query memberships-shared --param b=Thailand --param at=2000
MATCH (:Actor {name: $a})-[r:MEMBER_OF]->(o:Actor)<-[s:MEMBER_OF]-(:Actor {name: $b})
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
  AND s.status IN ['asserted', 'reported']
  AND ($at IS NULL OR s.counts_from <= $at.to AND coalesce(s.start_earliest <= $at.to, true)
    AND (s.kind = 'act' OR coalesce(s.end_latest >= $at.from, true)))
RETURN DISTINCT o.name AS organization, r.start AS a_since, r.end AS a_until, s.start AS b_since, s.end AS b_until
ORDER BY organization, a_since, b_since;
