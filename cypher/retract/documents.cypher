UNWIND $ids AS id
MATCH (n:Document {id: id}) WHERE n.digest IS NOT NULL
DETACH DELETE n
RETURN count(n) AS removed
