// Betweenness (GDS)
// Answers: Who stands on most shortest paths? As `detente centrality --measure betweenness`.
// Needs: the Graph Data Science plugin (https://neo4j.com/docs/graph-data-science/); gds.graph.project and gds.betweenness.stream
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query gds-betweenness --param at=1985
CALL gds.graph.drop('detente', false) YIELD graphName;
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH DISTINCT a, b
WITH gds.graph.project('detente', a, b, {}, {undirectedRelationshipTypes: ['*']}) AS graph
RETURN graph.nodeCount AS actors, graph.relationshipCount AS ties;
CALL gds.betweenness.stream('detente') YIELD nodeId, score
WITH collect({nodeId: nodeId, score: score}) AS everybody
UNWIND everybody AS one
WITH one.nodeId AS nodeId, one.score * 2 / ((size(everybody) - 1) * (size(everybody) - 2)) AS share
RETURN gds.util.asNode(nodeId).name AS actor, gds.util.asNode(nodeId).type AS type, share AS score
ORDER BY score DESC, actor
LIMIT $top;
CALL gds.graph.drop('detente', false) YIELD graphName;
