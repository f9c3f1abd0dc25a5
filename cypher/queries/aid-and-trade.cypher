// Aid, trade and investment
// Answers: Who gave, lent, sold or invested what?
//   :param during => null  within this time; null: at any time
// Example: detente neo4j query aid-and-trade --param during=1980..1990
MATCH (s:Actor)-[r:AIDED|TRADED_WITH|INVESTED_IN|PROMISED]->(t:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($during IS NULL OR r.counts_from <= $during.to AND coalesce(r.start_earliest <= $during.to, true)
    AND coalesce(CASE r.kind WHEN 'act' THEN r.start_latest ELSE r.end_latest END >= $during.from, true))
RETURN s.name AS source, type(r) AS relation, t.name AS target, r.start AS start, r.end AS end, r.amount AS amount,
  r.currency AS currency,
  r.goods AS goods, r.amount_words AS words, r.id AS edge
ORDER BY r.start_latest, source, target, edge;
