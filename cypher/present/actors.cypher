MATCH (n:Actor) WHERE n.digest IS NOT NULL RETURN n.id AS id, n.digest AS digest
