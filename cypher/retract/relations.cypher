// Edges of one relation; RELATION stands for its name.
UNWIND $ids AS id
MATCH ()-[r:`RELATION` {id: id}]->() WHERE r.digest IS NOT NULL
DELETE r
RETURN count(r) AS removed
