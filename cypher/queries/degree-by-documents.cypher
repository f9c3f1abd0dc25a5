// Degree centrality, weighted
// Answers: Who was tied most strongly, when a tie weighs the independent documents that tell its edges?
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query degree-by-documents --param at=2016
MATCH (a:Actor)-[r]-(b:Actor)
WHERE r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
MATCH (e:Evidence {edge_id: r.id})-[:IN_DOCUMENT]->(d:Document)
WITH a, b, count(DISTINCT d) AS documents
RETURN a.name AS actor, a.type AS type, count(b) AS ties, sum(documents) AS documents
ORDER BY documents DESC, actor
LIMIT $top;
