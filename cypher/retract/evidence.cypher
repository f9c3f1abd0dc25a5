UNWIND $ids AS id
MATCH (n:Evidence {id: id}) WHERE n.digest IS NOT NULL
DETACH DELETE n
RETURN count(n) AS removed
