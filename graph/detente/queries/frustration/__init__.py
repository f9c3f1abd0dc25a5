"""The frustration index: how many dyads at least would have to go for a signed graph to be balanced.

A signed graph is balanced where its actors fall into two camps with friendly dyads within and hostile ones between (Harary 1953); the index
(Harary's line index of balance, 1959) counts the dyads that break the best two camps. To find it is NP-hard, so there is a lower and
an upper bound, which meet unless the graph is large and torn.

``reduction`` takes away what no choice depends on and cuts the rest into blocks; of each block ``colouring`` finds two camps,
``cycles`` and ``fractional`` show that none can do better, and ``exact`` searches where they leave a gap and the block is small.
"""

from detente.queries.frustration.index import Frustration, frustration

__all__ = ["Frustration", "frustration"]
