// Degree through time
// Answers: Who was tied with most others, year by year?
//   :param first => 1975  the first year
//   :param last => 1985  the last year
//   :param top => 5  how many in each year
// Example: detente neo4j query degree-by-year --param first=1990 --param last=2000 --param top=3
UNWIND range($first, $last) AS year
MATCH (a:Actor)-[r]-(b:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND r.counts_from.year <= year AND coalesce(r.start_earliest.year <= year, true)
  AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END.year >= year, true)
WITH year, a, count(DISTINCT b) AS ties
ORDER BY year, ties DESC, a.name
WITH year, collect({actor: a.name, ties: ties}) AS everybody
UNWIND everybody[..$top] AS one
RETURN year, one.actor AS actor, one.ties AS ties;
