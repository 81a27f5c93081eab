-- Local: what was taken out of the book, by whom and what for.
CREATE TABLE export_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  what TEXT NOT NULL,
  format TEXT NOT NULL,
  rows INTEGER NOT NULL,
  encrypted INTEGER NOT NULL,
  why TEXT NOT NULL
) STRICT;

-- Local: an archive on its way into an empty book, in parts of checked rows, until it is written; so that it goes on after a
-- crash. `first` counts all rows before this part; `dies` are rows to be thrown into the trash again.
CREATE TABLE archive_part (
  import_id INTEGER NOT NULL,
  first INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  dies INTEGER NOT NULL,
  count INTEGER NOT NULL,
  -- JSON: an array of rows, each an array of values in the order of `columns`; a blob is {"b":"hex"}.
  columns TEXT NOT NULL,
  rows TEXT NOT NULL,
  PRIMARY KEY (import_id, first)
) STRICT, WITHOUT ROWID;
-- What was taken back is not gone on with.
CREATE TRIGGER archive_undone AFTER UPDATE OF undone ON command WHEN NEW.undone = 1 BEGIN
  DELETE FROM archive_part WHERE import_id IN (
    SELECT r.id FROM work w JOIN import_run r ON r.work_id = w.id WHERE w.grp = NEW.seq);
END;
