// An ego network by year
// Answers: How many partners did an actor have, year by year?
//   :param a => 'Cambodia'  an actor's name
//   :param first => 1975  the first year
//   :param last => 1995  the last year
// Example: detente neo4j query ego-by-year --param a=Russia --param first=1990 --param last=2024
UNWIND range($first, $last) AS year
OPTIONAL MATCH (:Actor {name: $a})-[r]-(near:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND r.counts_from.year <= year AND coalesce(r.start_earliest.year <= year, true)
  AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END.year >= year, true)
RETURN year, count(DISTINCT near) AS partners, count(DISTINCT r) AS edges,
  count(DISTINCT CASE near.type WHEN 'State' THEN near END) AS states,
    count(DISTINCT CASE near.type WHEN 'Leader' THEN near END) AS leaders
ORDER BY year;
