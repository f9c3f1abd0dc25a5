// Find words
// Answers: Which quotes have these words, and which edges do they tell?
//   :param text => 'diplomatic AND relations'  words; Lucene's syntax, so "video meeting" too
//   :param top => 20  how many at most
// Example: detente neo4j query find-quotes --param text='congratulat*'
CALL db.index.fulltext.queryNodes('quotes', $text) YIELD node AS e, score
MATCH (e)-[:IN_DOCUMENT]->(d:Document)
RETURN d.name AS document, e.start AS from, e.end AS to, e.quote AS quote, e.edge_id AS edge, score
ORDER BY score DESC, document, from, to, edge
LIMIT $top;
