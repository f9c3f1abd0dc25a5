// The ties of two actors by year
// Answers: How friendly and how hostile were two actors, year by year?
//   :param a => 'Cambodia'  an actor's name
//   :param b => 'Vietnam'  another actor's name
//   :param first => 1975  the first year
//   :param last => 1995  the last year
// Example: detente neo4j query dyad-by-year --param b='Soviet Union' --param first=1956 --param last=1991
UNWIND range($first, $last) AS year
OPTIONAL MATCH (:Actor {name: $a})-[r]-(:Actor {name: $b})
WHERE r.status IN ['asserted', 'reported']
  AND r.counts_from.year <= year AND coalesce(r.start_earliest.year <= year, true)
  AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END.year >= year, true)
RETURN year, count(r) AS edges, count(CASE r.sign WHEN 'friendly' THEN 1 END) AS friendly,
  count(CASE r.sign WHEN 'neutral' THEN 1 END) AS neutral, count(CASE r.sign WHEN 'hostile' THEN 1 END) AS hostile
ORDER BY year;
