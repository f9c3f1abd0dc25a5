// Gaps between contacts
// Answers: When did two actors go longest without doing anything that the documents tell?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Russia'  another actor's name
//   :param top => 20  how many at most
// Example: detente neo4j query dyad-gaps --param a='Hun Sen' --param b=Russia
MATCH (:Actor {name: $a})-[r]-(:Actor {name: $b})
WHERE r.status IN ['asserted', 'reported'] AND r.kind <> 'state' AND r.start_earliest IS NOT NULL
WITH r ORDER BY r.start_earliest, r.id
WITH collect(r) AS acts
UNWIND range(0, size(acts) - 2) AS i
WITH acts[i] AS before, acts[i + 1] AS after
RETURN before.start_latest AS from, after.start_earliest AS to, duration.inDays(before.start_latest, after.start_earliest).days AS days,
  type(before) AS before, type(after) AS after
ORDER BY days DESC, from
LIMIT $top;
