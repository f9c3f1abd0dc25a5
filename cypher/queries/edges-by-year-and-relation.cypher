// Events by year and relation
// Answers: How many acts of each kind are told for each year? A table for charts.
//   :param first => 1950  the first year
//   :param last => 2024  the last year
// Example: detente neo4j query edges-by-year-and-relation --param first=1990
MATCH (:Actor)-[r]->(:Actor)
WHERE r.kind <> 'state' AND r.status IN ['asserted', 'reported'] AND $first <= r.start_earliest.year <= $last
  AND r.start_earliest.year = r.start_latest.year
RETURN r.start_earliest.year AS year, type(r) AS relation, count(r) AS edges
ORDER BY year, relation;
