// How dates are known
// Answers: How many starts are told, resolved, carried from the context, taken from the publication, or inferred?
// Example: detente neo4j query quality-date-basis
MATCH (:Actor)-[r]->(:Actor)
WHERE r.status IN ['asserted', 'reported']
RETURN type(r) AS relation, coalesce(r.start_basis, 'none') AS start_basis, coalesce(r.end_basis, 'none') AS end_basis,
  count(r) AS edges
ORDER BY relation, start_basis, end_basis;
