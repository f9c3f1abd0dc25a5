BEGIN TRANSACTION;
CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- Entity.id
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    properties TEXT,                      -- JSON object or NULL
    known INTEGER NOT NULL DEFAULT 0,     -- 1: the gazetteer has it, and names it
    same INTEGER                          -- the actor that this short name stands for (a surname, an acronym), which then has its edges; NULL: itself
);
INSERT INTO "actor" VALUES(1,'S:cambodia','State','Cambodia','{"start": "1953-11-09"}',1,NULL);
INSERT INTO "actor" VALUES(2,'S:russia','State','Russia','{"start": "1991-12-25"}',1,NULL);
INSERT INTO "actor" VALUES(3,'L:ana-berg','Leader','Ana Berg',NULL,0,NULL);
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
INSERT INTO "alias" VALUES(1,'cambodia',1,'Cambodia',1,1,1);
INSERT INTO "alias" VALUES(2,'kingdom of cambodia',1,'Kingdom of Cambodia',0,0,1);
INSERT INTO "alias" VALUES(3,'kampuchea',1,'Kampuchea',0,0,1);
INSERT INTO "alias" VALUES(4,'cambodge',1,'Cambodge',0,0,1);
INSERT INTO "alias" VALUES(5,'kambodscha',1,'Kambodscha',0,0,1);
INSERT INTO "alias" VALUES(6,'russia',2,'Russia',1,1,1);
INSERT INTO "alias" VALUES(7,'russian federation',2,'Russian Federation',0,0,1);
INSERT INTO "alias" VALUES(8,'rf',2,'RF',0,0,1);
INSERT INTO "alias" VALUES(9,'ana berg',3,'Ana Berg',1,1,0);
CREATE TABLE called (document INTEGER NOT NULL, alias INTEGER NOT NULL, fullest INTEGER NOT NULL, PRIMARY KEY (document, alias)) WITHOUT ROWID;
INSERT INTO "called" VALUES(1,1,1);
INSERT INTO "called" VALUES(1,6,1);
INSERT INTO "called" VALUES(1,9,1);
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
INSERT INTO "document" VALUES(1,'a.txt','c647a2e1934f64eab6f9e1dc3c29b6822c0089e4cfed4edad733e452efc8e884',NULL,NULL,NULL,'2018',NULL,NULL,'txt','a.txt',X'AC9BDFE6451DBDCC04956D2AB53C937D',2,NULL);
CREATE TABLE dropped (document INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, start INTEGER, "end" INTEGER);
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
INSERT INTO "edge" VALUES(57702271617255571,1,16,2,'2015',NULL,735599,735963,735599,735963,735599,1,'told',NULL,0,0,1,1.0,'{"place": "Moscow"}');
INSERT INTO "edge" VALUES(8569952210257466099,3,15,2,'2016-05',NULL,736085,736115,736085,736115,736085,1,'told',NULL,1,0,1,1.0,NULL);
CREATE TABLE edge_alias (old INTEGER PRIMARY KEY, edge INTEGER NOT NULL);
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
INSERT INTO "evidence" VALUES(1,57702271617255571,1,0,10,'2015',NULL,'told',NULL,NULL,0,NULL,1.0,NULL,'{"place": "Moscow"}',NULL);
INSERT INTO "evidence" VALUES(2,8569952210257466099,1,0,10,'2016-05',NULL,'told',NULL,NULL,0,NULL,1.0,NULL,NULL,NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
INSERT INTO "meta" VALUES('vocabulary','{"node_types": {"State": "a sovereign state, past or present; a regime with a name of its own is a State of its own", "Party": "a political party, movement or front", "Leader": "a named person who holds or held political", "Organization": "an international organization, ministry, institute, parliament, armed force or company", "Agreement": "a named treaty, accord, communiqué, declaration or resolution"}, "relations": {"DIPLOMATIC_RELATIONS": {"sources": ["Organization", "State"], "targets": ["Organization", "State"], "kind": "state", "sign": "friendly", "symmetric": true, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": ["level"], "properties": [], "reads": "has diplomatic relations with", "inverse": "", "plover": [], "cameo": [], "elsewhere": ["Wikidata P530"]}, "RECOGNIZED": {"sources": ["Organization", "State"], "targets": ["Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "recognized", "inverse": "was recognized by", "plover": ["SUPPORT"], "cameo": ["054"], "elsewhere": []}, "SUCCEEDED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": true, "pairs": [], "identity": ["office"], "properties": ["manner"], "reads": "succeeded", "inverse": "was succeeded by", "plover": [], "cameo": [], "elsewhere": ["Wikidata P1365", "FtM Succession"]}, "INDEPENDENT_FROM": {"sources": ["State"], "targets": ["State"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "became independent from", "inverse": "gave independence to", "plover": [], "cameo": [], "elsewhere": []}, "HOLDS_OFFICE": {"sources": ["Leader"], "targets": ["Organization", "Party", "State"], "kind": "state", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": ["office", "accredited_to"], "properties": ["former", "acting"], "reads": "holds office in", "inverse": "has as office holder", "plover": [], "cameo": [], "elsewhere": ["Wikidata P39", "FtM Occupancy"]}, "MEMBER_OF": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Organization", "Party"], "kind": "state", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [["Leader", "Party"], ["Organization", "Organization"], ["Party", "Organization"], ["State", "Organization"]], "identity": ["status"], "properties": [], "reads": "is a member of", "inverse": "has as member", "plover": [], "cameo": [], "elsewhere": ["Wikidata P463", "Wikidata P102"]}, "GOVERNS": {"sources": ["Party"], "targets": ["State"], "kind": "state", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "governs", "inverse": "is governed by", "plover": [], "cameo": [], "elsewhere": []}, "PART_OF": {"sources": ["Organization"], "targets": ["Organization", "State"], "kind": "state", "sign": "neutral", "symmetric": false, "process": false, "timeless": true, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "is part of", "inverse": "has as part", "plover": [], "cameo": [], "elsewhere": ["Wikidata P361"]}, "FOUNDED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Organization", "Party"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "founded", "inverse": "was founded by", "plover": [], "cameo": [], "elsewhere": ["Wikidata P112"]}, "ALLIED_WITH": {"sources": ["State"], "targets": ["State"], "kind": "state", "sign": "friendly", "symmetric": true, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "is allied with", "inverse": "", "plover": [], "cameo": [], "elsewhere": ["ATOP"]}, "HAS_MISSION_IN": {"sources": ["Organization", "State"], "targets": ["Organization", "State"], "kind": "state", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": ["level"], "properties": ["place"], "reads": "has a mission in", "inverse": "hosts a mission of", "plover": [], "cameo": [], "elsewhere": ["Wikidata P531"]}, "STATIONED_IN": {"sources": ["Organization", "State"], "targets": ["State"], "kind": "state", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["what"], "reads": "has forces in", "inverse": "hosts forces of", "plover": [], "cameo": [], "elsewhere": []}, "KIN_OF": {"sources": ["Leader"], "targets": ["Leader"], "kind": "state", "sign": "neutral", "symmetric": true, "process": false, "timeless": true, "same_type": false, "pairs": [], "identity": [], "properties": ["kinship"], "reads": "is kin of", "inverse": "", "plover": [], "cameo": [], "elsewhere": ["FtM Family"]}, "VISITED": {"sources": ["Leader", "State"], "targets": ["Organization", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["place", "level"], "reads": "visited", "inverse": "was visited by", "plover": ["CONSULT visit"], "cameo": ["042"], "elsewhere": []}, "MET": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "neutral", "symmetric": true, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["mode", "place"], "reads": "met", "inverse": "", "plover": ["CONSULT"], "cameo": ["040", "041"], "elsewhere": []}, "ATTENDED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Organization"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["place"], "reads": "attended", "inverse": "was attended by", "plover": ["CONSULT multilateral"], "cameo": ["040"], "elsewhere": []}, "NEGOTIATED_WITH": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "neutral", "symmetric": true, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["subject"], "reads": "negotiated with", "inverse": "", "plover": ["CONSULT"], "cameo": ["046"], "elsewhere": []}, "MESSAGED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["message"], "reads": "sent a message to", "inverse": "received a message from", "plover": ["SUPPORT"], "cameo": ["051"], "elsewhere": []}, "SUPPORTED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Agreement", "Leader", "Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "supported", "inverse": "was supported by", "plover": ["SUPPORT"], "cameo": ["050", "051"], "elsewhere": []}, "SIGNED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Agreement"], "kind": "act", "sign": "friendly", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["place"], "reads": "signed", "inverse": "was signed by", "plover": ["SUPPORT"], "cameo": ["057"], "elsewhere": ["Wikidata P1891"]}, "COOPERATED_WITH": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": true, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["field"], "reads": "cooperated with", "inverse": "", "plover": ["COOPERATE"], "cameo": ["06"], "elsewhere": []}, "AIDED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form", "amount", "currency", "goods"], "reads": "aided", "inverse": "was aided by", "plover": ["AID"], "cameo": ["07"], "elsewhere": []}, "INVESTED_IN": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["amount", "currency"], "reads": "invested in", "inverse": "received investment from", "plover": ["COOPERATE"], "cameo": ["061"], "elsewhere": []}, "TRADED_WITH": {"sources": ["Organization", "State"], "targets": ["Organization", "State"], "kind": "act", "sign": "friendly", "symmetric": true, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["amount", "currency", "goods"], "reads": "traded with", "inverse": "", "plover": ["COOPERATE"], "cameo": ["061"], "elsewhere": []}, "MEDIATED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Agreement", "Leader", "Organization", "Party", "State"], "kind": "act", "sign": "friendly", "symmetric": false, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "mediated for", "inverse": "had as mediator", "plover": ["CONSULT"], "cameo": ["045"], "elsewhere": []}, "WITHDREW_FROM": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Agreement", "Organization", "State"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["what"], "reads": "withdrew from", "inverse": "saw the withdrawal of", "plover": ["RETREAT"], "cameo": ["087"], "elsewhere": []}, "REQUESTED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "neutral", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["subject"], "reads": "made a request of", "inverse": "was asked by", "plover": ["REQUEST"], "cameo": ["02", "10"], "elsewhere": []}, "CRITICIZED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Agreement", "Leader", "Organization", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "criticized", "inverse": "was criticized by", "plover": ["ACCUSE"], "cameo": ["11"], "elsewhere": []}, "DISPUTED_WITH": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": true, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["subject"], "reads": "was in dispute with", "inverse": "", "plover": ["REJECT"], "cameo": ["12"], "elsewhere": []}, "THREATENED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "threatened", "inverse": "was threatened by", "plover": ["THREATEN"], "cameo": ["13"], "elsewhere": []}, "SANCTIONED": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "sanctioned", "inverse": "was sanctioned by", "plover": ["SANCTION"], "cameo": ["163"], "elsewhere": []}, "EXPELLED": {"sources": ["State"], "targets": ["Leader", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["whom"], "reads": "expelled from its soil", "inverse": "was expelled by", "plover": ["SANCTION expel"], "cameo": ["166"], "elsewhere": []}, "CUT_TIES": {"sources": ["State"], "targets": ["Organization", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "cut ties with", "inverse": "saw ties cut by", "plover": ["SANCTION"], "cameo": ["161"], "elsewhere": []}, "FOUGHT": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Organization", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": true, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": ["form"], "reads": "fought", "inverse": "was fought by", "plover": ["ASSAULT"], "cameo": ["18", "19", "20"], "elsewhere": []}, "OVERTHREW": {"sources": ["Leader", "Organization", "Party", "State"], "targets": ["Leader", "Party", "State"], "kind": "act", "sign": "hostile", "symmetric": false, "process": false, "timeless": false, "same_type": false, "pairs": [], "identity": [], "properties": [], "reads": "overthrew", "inverse": "was overthrown by", "plover": [], "cameo": [], "elsewhere": []}}, "names": {}}');
CREATE TABLE origin (name TEXT PRIMARY KEY, version TEXT NOT NULL, told INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE passage (
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,               -- offset of its first character in the text
    length INTEGER NOT NULL,              -- characters
    body BLOB NOT NULL,                   -- raw deflate of UTF-8
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
INSERT INTO "passage" VALUES(1,0,92,X'354CDB0980300C5CE526C81EFEBB40B08114241113A8DDDE280AF771EF557BA0C0945782ADFD6C771304CF4038BA21554230FC6C41589E42F96F9ECAF9ADEAC8BC04363F26DD');
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
INSERT INTO "relation" VALUES(1,'SUCCEEDED',0,'act',0,0,0,'["office"]');
INSERT INTO "relation" VALUES(2,'CUT_TIES',0,'act',-1,0,0,'[]');
INSERT INTO "relation" VALUES(3,'DIPLOMATIC_RELATIONS',1,'state',1,0,0,'["level"]');
INSERT INTO "relation" VALUES(4,'RECOGNIZED',0,'act',1,0,0,'[]');
INSERT INTO "relation" VALUES(5,'INDEPENDENT_FROM',0,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(6,'HOLDS_OFFICE',0,'state',0,0,0,'["office", "accredited_to"]');
INSERT INTO "relation" VALUES(7,'MEMBER_OF',0,'state',1,0,0,'["status"]');
INSERT INTO "relation" VALUES(8,'GOVERNS',0,'state',0,0,0,'[]');
INSERT INTO "relation" VALUES(9,'PART_OF',0,'state',0,1,0,'[]');
INSERT INTO "relation" VALUES(10,'FOUNDED',0,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(11,'ALLIED_WITH',1,'state',1,0,0,'[]');
INSERT INTO "relation" VALUES(12,'HAS_MISSION_IN',0,'state',1,0,0,'["level"]');
INSERT INTO "relation" VALUES(13,'STATIONED_IN',0,'state',0,0,0,'[]');
INSERT INTO "relation" VALUES(14,'KIN_OF',1,'state',0,1,0,'[]');
INSERT INTO "relation" VALUES(15,'VISITED',0,'act',1,0,0,'[]');
INSERT INTO "relation" VALUES(16,'MET',1,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(17,'ATTENDED',0,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(18,'NEGOTIATED_WITH',1,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(19,'MESSAGED',0,'act',1,0,0,'[]');
INSERT INTO "relation" VALUES(20,'SUPPORTED',0,'act',1,0,0,'[]');
INSERT INTO "relation" VALUES(21,'SIGNED',0,'act',1,0,0,'[]');
INSERT INTO "relation" VALUES(22,'COOPERATED_WITH',1,'act',1,0,1,'[]');
INSERT INTO "relation" VALUES(23,'AIDED',0,'act',1,0,1,'[]');
INSERT INTO "relation" VALUES(24,'INVESTED_IN',0,'act',1,0,1,'[]');
INSERT INTO "relation" VALUES(25,'TRADED_WITH',1,'act',1,0,1,'[]');
INSERT INTO "relation" VALUES(26,'MEDIATED',0,'act',1,0,1,'[]');
INSERT INTO "relation" VALUES(27,'WITHDREW_FROM',0,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(28,'REQUESTED',0,'act',0,0,0,'[]');
INSERT INTO "relation" VALUES(29,'CRITICIZED',0,'act',-1,0,0,'[]');
INSERT INTO "relation" VALUES(30,'DISPUTED_WITH',1,'act',-1,0,1,'[]');
INSERT INTO "relation" VALUES(31,'THREATENED',0,'act',-1,0,0,'[]');
INSERT INTO "relation" VALUES(32,'SANCTIONED',0,'act',-1,0,1,'[]');
INSERT INTO "relation" VALUES(33,'EXPELLED',0,'act',-1,0,0,'[]');
INSERT INTO "relation" VALUES(34,'FOUGHT',0,'act',-1,0,1,'[]');
INSERT INTO "relation" VALUES(35,'OVERTHREW',0,'act',-1,0,0,'[]');
CREATE TABLE sentence (hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
INSERT INTO "sentence" VALUES(5393403873543110452,1);
INSERT INTO "sentence" VALUES(6650692289425936528,1);
CREATE INDEX document_by_origin ON document (origin) WHERE origin <> name;
CREATE INDEX actor_by_same ON actor (same) WHERE same IS NOT NULL;
CREATE INDEX alias_by_actor ON alias (actor);
CREATE INDEX edge_by_source ON edge (source, counts, target, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);
CREATE INDEX edge_by_target ON edge (target, counts, source, relation, act, s1, s2, e1, e2, sign, status, documents, confidence);
CREATE INDEX edge_closing ON edge (source, target, relation) WHERE relation <= 3;
CREATE INDEX edge_succession ON edge (target) WHERE relation = 1;
CREATE INDEX edge_continuation ON edge (source, target) WHERE json_extract(properties, '$.manner') = 'continuation';
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_document ON evidence (document);
CREATE INDEX dropped_by_document ON dropped (document);
COMMIT;
