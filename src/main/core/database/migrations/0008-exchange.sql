-- Local: what is being imported, in parts, until it is done; so that it goes on after a crash, and nothing lies about in the clear.
CREATE TABLE import_part (
  import_id INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (import_id, part)
) STRICT;
-- Local: what an import was asked to do and how far it came, for its report.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  work_id INTEGER,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- JSON: the mapping and the settings it was begun with, which must not change on the way.
  asked TEXT NOT NULL,
  rows INTEGER NOT NULL,
  -- JSON, written with each of its commands.
  tally TEXT NOT NULL
) STRICT;
CREATE INDEX import_run_work ON import_run (work_id) WHERE work_id IS NOT NULL;
-- Local: why rows were not simply taken.
CREATE TABLE import_reason (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  row INTEGER NOT NULL,
  fate TEXT NOT NULL,
  why TEXT NOT NULL,
  field TEXT,
  value TEXT
) STRICT;
CREATE INDEX import_reason_import ON import_reason (import_id, row);

-- Whoever is erased may stand in these words.
CREATE TRIGGER import_reason_erased AFTER INSERT ON erased BEGIN
  UPDATE import_reason SET value = NULL WHERE value IS NOT NULL;
END;
-- What was taken back is not gone on with.
CREATE TRIGGER import_undone AFTER UPDATE OF undone ON command WHEN NEW.undone = 1 BEGIN
  DELETE FROM import_part WHERE import_id IN (
    SELECT r.id FROM work w JOIN import_run r ON r.work_id = w.id WHERE w.grp = NEW.seq);
END;
