-- The store's schema, version 1. Days are ordinals (datetime.date.toordinal); 0 is minus infinity, 3652060 plus infinity.
-- An edge is derived from the tellings (table evidence) of one group, and never the other way round.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- The vocabulary that the store was filled with, so that queries need no YAML.
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    symmetric INTEGER NOT NULL,           -- 1: no direction
    kind TEXT NOT NULL,                   -- state | act
    sign INTEGER NOT NULL,                -- 1 friendly, 0 neutral, -1 hostile
    timeless INTEGER NOT NULL             -- 1: counts at any time even without a date (KIN_OF, PART_OF)
);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    title TEXT, publisher TEXT, url TEXT, published TEXT, published_basis TEXT, licence TEXT,
    media TEXT NOT NULL,
    origin TEXT NOT NULL,
    twin INTEGER                          -- the document that this one is a near-copy of: they count as one
);
CREATE INDEX document_by_origin ON document (origin);

-- A document's text in pieces of some 64 k characters, deflated: a quote inflates one piece.
CREATE TABLE passage (
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,               -- offset of its first character in the text
    length INTEGER NOT NULL,              -- characters
    body BLOB NOT NULL,                   -- zlib of UTF-8 (surrogatepass)
    PRIMARY KEY (document, start)
) WITHOUT ROWID;

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- Entity.id
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    properties TEXT                       -- JSON object or NULL
);
CREATE TABLE alias (
    folded TEXT NOT NULL,                 -- detente.names.fold(name)
    actor INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (folded, actor, name)
) WITHOUT ROWID;
CREATE INDEX alias_by_actor ON alias (actor);

CREATE TABLE edge (
    id INTEGER PRIMARY KEY,               -- 63-bit hash of relation, ends, identity properties and start; Edge.id is its 16 hex digits
    source INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    target INTEGER NOT NULL,
    start TEXT, "end" TEXT,
    s1 INTEGER NOT NULL, s2 INTEGER NOT NULL, e1 INTEGER NOT NULL, e2 INTEGER NOT NULL,
    counts INTEGER NOT NULL,              -- first day from which it counts without --undated: s1, or the first attested day where no start is told
    act INTEGER NOT NULL,                 -- 1 act, 0 state or process
    start_basis TEXT, end_basis TEXT,
    sign INTEGER NOT NULL,
    status INTEGER NOT NULL,              -- 0 asserted, 1 reported, 2 planned, 3 denied
    documents INTEGER NOT NULL,           -- independent documents: a cache of what evidence says, checked by tests
    confidence REAL NOT NULL,             -- the highest of its evidence
    properties TEXT                       -- JSON object or NULL
);
-- Covering: a path search reads these alone. From either end: the other end and all that decides whether the edge counts.
CREATE INDEX edge_by_source ON edge (source, counts, target, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);
CREATE INDEX edge_by_target ON edge (target, counts, source, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);

-- The few edges that tie a country's regimes: a path search follows them, and finds them here without reading the rest.
CREATE INDEX edge_continuation ON edge (source, target) WHERE json_extract(properties, '$.manner') = 'continuation';

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    edge INTEGER NOT NULL,
    document INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    told TEXT, told_end TEXT, start_basis TEXT, end_basis TEXT, attested TEXT,
    status INTEGER NOT NULL,
    speaker TEXT,
    confidence REAL NOT NULL,
    reader TEXT NOT NULL,
    properties TEXT,
    mentions TEXT                         -- JSON: what this telling called its ends, where that is not the actors' names
);
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_document ON evidence (document);

-- Ids that an edge had when a coarser date was all that was told.
CREATE TABLE edge_alias (old INTEGER PRIMARY KEY, edge INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE dropped (document INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, start INTEGER, "end" INTEGER);
CREATE INDEX dropped_by_document ON dropped (document);
