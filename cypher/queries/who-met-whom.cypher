// Who met whom
// Answers: Which leaders met, visited or wrote to each other in a time, and how often?
//   :param during => {from: date('2010-01-01'), to: date('2024-12-31')}  within this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query who-met-whom --param during=2016
MATCH (a:Leader)-[r:MET|VISITED|MESSAGED|NEGOTIATED_WITH]-(b:Leader)
WHERE a.id < b.id AND r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
WITH a, b, r ORDER BY r.start_latest, r.id
RETURN a.name AS a, b.name AS b, count(r) AS times, collect(type(r) + coalesce(' ' + r.start, '')) AS meetings
ORDER BY times DESC, a, b
LIMIT $top;
