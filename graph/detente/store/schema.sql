-- The store's schema, version 1. Days are ordinals (datetime.date.toordinal); 0 is minus infinity, 3652060 plus infinity.
-- The tellings (table evidence) are the truth. Edges are derived from the tellings of one group (relation, ends, identity properties), and never
-- the other way round: a store is a pure function of the set of documents in it. Row numbers of documents and actors depend on
-- the order of loading, so nothing that is shown may be ordered by them.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- The vocabulary that the store was filled with, so that queries need no YAML. meta 'vocabulary' has all of it, as JSON.
-- The relations that close others have fixed numbers: 1 SUCCEEDED, 2 CUT_TIES, 3 DIPLOMATIC_RELATIONS.
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    symmetric INTEGER NOT NULL,           -- 1: no direction
    kind TEXT NOT NULL,                   -- state | act
    sign INTEGER NOT NULL,                -- 1 friendly, 0 neutral, -1 hostile
    timeless INTEGER NOT NULL,            -- 1: counts at any time even without a date (KIN_OF, PART_OF)
    process INTEGER NOT NULL,             -- 1: an act that may be told with a duration, and then is a process
    identity TEXT NOT NULL                -- JSON list of the properties that tell two edges of the same ends apart
);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT, publisher TEXT, url TEXT, published TEXT, published_basis TEXT, licence TEXT,
    media TEXT NOT NULL,
    origin TEXT NOT NULL,                 -- the file that brought it: two files of records may each name one document
    digest BLOB,                           -- hash of all that was told, so that the same again changes nothing; NULL for records
    sentences INTEGER NOT NULL DEFAULT 0, -- how many of table sentence are its own
    twin INTEGER,                         -- the document that this one is a near-copy of: they count as one; NULL where it is none
    UNIQUE (name, origin)
);
CREATE INDEX document_by_origin ON document (origin) WHERE origin <> name;

-- Files of records, each with what it was loaded from, so that the same again is not read.
CREATE TABLE origin (name TEXT PRIMARY KEY, version TEXT NOT NULL, told INTEGER NOT NULL) WITHOUT ROWID;

-- A document's text in pieces, deflated: a quote inflates one piece. A document that was loaded from an export has its quotes alone.
CREATE TABLE passage (
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,               -- offset of its first character in the text
    length INTEGER NOT NULL,              -- characters
    body BLOB NOT NULL,                   -- raw deflate of UTF-8
    PRIMARY KEY (document, start)
) WITHOUT ROWID;

-- What finds near-copies: hashes of a document's sentences.
CREATE TABLE sentence (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- Entity.id
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    properties TEXT,                      -- JSON object or NULL
    known INTEGER NOT NULL DEFAULT 0,     -- 1: the gazetteer has it, and names it
    same INTEGER                          -- the actor that this short name stands for (a surname, an acronym), which then has its edges; NULL: itself
);
-- The few short names: an actor's names are asked for without reading all actors.
CREATE INDEX actor_by_same ON actor (same) WHERE same IS NOT NULL;
-- Every name of an actor, from documents and from the gazetteer.
CREATE TABLE alias (
    id INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,                 -- detente.names.fold(name)
    actor INTEGER NOT NULL,
    name TEXT NOT NULL,
    documents INTEGER NOT NULL,           -- how many documents call it so: a count of table called
    fullest INTEGER NOT NULL,             -- in how many of them this is the fullest name
    known INTEGER NOT NULL,               -- 1: the gazetteer calls it so
    UNIQUE (folded, actor, name)
);
CREATE INDEX alias_by_actor ON alias (actor);
-- What each document calls its actors. An actor that no document calls anything vanishes.
CREATE TABLE called (document INTEGER NOT NULL, alias INTEGER NOT NULL, fullest INTEGER NOT NULL, PRIMARY KEY (document, alias)) WITHOUT ROWID;

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
    confidence REAL NOT NULL,             -- of its evidence together: see resolution/grouping.py, combined
    properties TEXT                       -- JSON object or NULL
);
-- Covering: a path search reads these alone. From either end: the other end and all that decides whether the edge counts.
CREATE INDEX edge_by_source ON edge (source, counts, target, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);
CREATE INDEX edge_by_target ON edge (target, counts, source, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);
-- The few edges that close others, and those that ties cut: found by their ends without reading the rest of what an actor has.
-- (SQLite takes a partial index only where the query repeats its condition word for word.)
CREATE INDEX edge_closing ON edge (source, target, relation) WHERE relation <= 3;
CREATE INDEX edge_succession ON edge (target) WHERE relation = 1;

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
    reader TEXT,                          -- NULL: record
    properties TEXT,                      -- JSON object or NULL
    homes TEXT                            -- JSON [source, target]: the actors (keys) that its own names stand for, where they are not the edge's ends
);
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_document ON evidence (document);

-- Ids that an edge has by the coarser dates that it is also told with.
CREATE TABLE edge_alias (old INTEGER PRIMARY KEY, edge INTEGER NOT NULL);

CREATE TABLE dropped (document INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, start INTEGER, "end" INTEGER);
CREATE INDEX dropped_by_document ON dropped (document);
