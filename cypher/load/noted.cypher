// What a load that came to its end leaves behind, so that the next sees at once that nothing has changed. $state, $sizes, $counts.
MERGE (load:DetenteLoad {id: 'last'})
SET load.state = $state, load.sizes = $sizes, load.counts = $counts;
