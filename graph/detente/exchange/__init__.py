"""The graph in other programs' forms: node-link JSON (and back), Neo4j."""
