MATCH (n:Document) WHERE n.digest IS NOT NULL RETURN n.id AS id, n.digest AS digest
