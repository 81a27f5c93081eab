-- Local: what is being imported, in parts, until it is done; so that it goes on after a crash, and nothing lies about in the clear.
CREATE TABLE import_part (
  import_id INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (import_id, part)
) STRICT;
-- Local: what an import was asked to do and what came of it, for its report.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  work_id INTEGER,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- JSON
  mapping TEXT NOT NULL,
  report TEXT
) STRICT;
CREATE INDEX import_run_work ON import_run (work_id) WHERE work_id IS NOT NULL;
