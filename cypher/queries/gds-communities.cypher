// Communities (GDS)
// Answers: Which actors belong together (Louvain)?
// Needs: the Graph Data Science plugin (https://neo4j.com/docs/graph-data-science/); gds.graph.project and gds.louvain.stream
//   :param at => {from: date('1985-01-01'), to: date('1985-12-31')}  as of this time; null: at any time
//   :param top => 20  how many at most
// Example: detente neo4j query gds-communities --param at=1985
CALL gds.graph.drop('detente', false) YIELD graphName;
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id AND r.status IN ['asserted', 'reported']
  AND ($at IS NULL OR r.counts_from <= $at.to AND coalesce(r.start_earliest <= $at.to, true)
    AND (r.kind = 'act' OR coalesce(r.end_latest >= $at.from, true)))
WITH DISTINCT a, b
WITH gds.graph.project('detente', a, b, {}, {undirectedRelationshipTypes: ['*']}) AS graph
RETURN graph.nodeCount AS actors, graph.relationshipCount AS ties;
CALL gds.louvain.stream('detente') YIELD nodeId, communityId
WITH communityId, gds.util.asNode(nodeId).name AS name ORDER BY name
WITH communityId, collect(name) AS members
RETURN size(members) AS size, members[..$top] AS members
ORDER BY size DESC, members;
CALL gds.graph.drop('detente', false) YIELD graphName;
