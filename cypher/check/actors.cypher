// All that detente wrote, to be held against the store.
MATCH (n:Actor) WHERE n.digest IS NOT NULL
RETURN labels(n) AS labels, properties(n) AS properties
