// For each relation in use; RELATION stands for its name.
CREATE CONSTRAINT `RELATION_id` IF NOT EXISTS FOR ()-[r:`RELATION`]-() REQUIRE r.id IS UNIQUE;
CREATE INDEX `RELATION_start_earliest` IF NOT EXISTS FOR ()-[r:`RELATION`]-() ON (r.start_earliest);
CREATE INDEX `RELATION_start_latest` IF NOT EXISTS FOR ()-[r:`RELATION`]-() ON (r.start_latest);
CREATE INDEX `RELATION_end_earliest` IF NOT EXISTS FOR ()-[r:`RELATION`]-() ON (r.end_earliest);
CREATE INDEX `RELATION_end_latest` IF NOT EXISTS FOR ()-[r:`RELATION`]-() ON (r.end_latest);
