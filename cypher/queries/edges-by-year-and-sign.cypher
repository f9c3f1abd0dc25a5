// Events by year and sign
// Answers: How much cooperation and conflict is told for each year? A table for charts.
//   :param first => 1950  the first year
//   :param last => 2024  the last year
// Example: detente neo4j query edges-by-year-and-sign
MATCH (:Actor)-[r]->(:Actor)
WHERE r.kind <> 'state' AND r.status IN ['asserted', 'reported'] AND $first <= r.start_earliest.year <= $last
  AND r.start_earliest.year = r.start_latest.year
RETURN r.start_earliest.year AS year, count(CASE r.sign WHEN 'friendly' THEN 1 END) AS friendly,
  count(CASE r.sign WHEN 'neutral' THEN 1 END) AS neutral, count(CASE r.sign WHEN 'hostile' THEN 1 END) AS hostile
ORDER BY year;
