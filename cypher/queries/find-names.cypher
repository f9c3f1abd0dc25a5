// Find an actor
// Answers: Which actors have a name like this?
//   :param text => 'kampuchea'  words of a name; Lucene's syntax, so Kamp* and cambod~ too
//   :param top => 20  how many at most
// Example: detente neo4j query find-names --param text='Putin'
CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score
RETURN node.name AS name, node.type AS type, node.aliases AS aliases, node.id AS id, score
ORDER BY score DESC, id
LIMIT $top;
