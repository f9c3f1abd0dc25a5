MATCH (:Actor)-[r]->(:Actor) WHERE r.digest IS NOT NULL RETURN type(r) AS relation, r.id AS id, r.digest AS digest
