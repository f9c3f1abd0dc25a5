// What each document tells
// Answers: How many edges does each document tell, and how many of them alone?
// Example: detente neo4j query told-by-document
MATCH (d:Document)
OPTIONAL MATCH (e:Evidence)-[:IN_DOCUMENT]->(d)
WITH d, e.edge_id AS edge, count(e) AS quotes
OPTIONAL MATCH (other:Evidence {edge_id: edge})-[:IN_DOCUMENT]->(elsewhere:Document)
WHERE elsewhere <> d
WITH d, edge, quotes, count(elsewhere) AS others
RETURN d.name AS document, d.published AS published, d.publisher AS publisher, count(edge) AS edges,
  count(CASE WHEN others = 0 THEN edge END) AS alone, sum(quotes) AS quotes
ORDER BY edges DESC, document;
