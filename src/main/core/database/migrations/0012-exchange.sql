-- What becomes other by an update, as JSON; and rows of which nothing is to be said but that they are new, as a run: `value` is the
-- last of them.
ALTER TABLE import_reason ADD COLUMN changes TEXT;

-- Whoever is erased may stand in these words too.
DROP TRIGGER import_reason_erased;
CREATE TRIGGER import_reason_erased AFTER INSERT ON erased BEGIN
  UPDATE import_reason SET value = CASE WHEN fate IN ('new', 'same') THEN value END, changes = NULL
    WHERE changes IS NOT NULL OR (value IS NOT NULL AND fate NOT IN ('new', 'same'));
END;

-- Local: folders of this PC whose files are taken by themselves.
CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- JSON.
  mapping TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Who watches it; what comes out of it is written in their name.
  user_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'good', 'gone', 'failed')),
  looked_at INTEGER
) STRICT;
-- Local: what came out of them. A file is known by its contents; the row is written in the transaction that begins its import.
CREATE TABLE watched_file (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES watched_folder (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'again', 'refused')),
  why TEXT,
  import_id INTEGER
) STRICT;
CREATE UNIQUE INDEX watched_file_contents ON watched_file (folder_id, hash) WHERE outcome = 'taken';
CREATE INDEX watched_file_folder ON watched_file (folder_id, id);
