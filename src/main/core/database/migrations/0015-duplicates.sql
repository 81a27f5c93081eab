-- Who was said not to be the same: the smaller id first, as it was said. Whose these ids are now is asked when it is read.
CREATE TABLE not_same (
  a_id INTEGER NOT NULL,
  b_id INTEGER NOT NULL,
  PRIMARY KEY (a_id, b_id)
) STRICT, WITHOUT ROWID;

-- Local: what the finder of duplicates found. No word of anybody: who two are and why is read when they are shown. A look
-- through the whole book writes under a number of its own, which counts once it is complete.
CREATE TABLE duplicate_pair (
  look INTEGER NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  score REAL NOT NULL,
  -- 1: something speaks against it
  against INTEGER NOT NULL,
  PRIMARY KEY (look, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_pair_b ON duplicate_pair (b);
CREATE INDEX duplicate_pair_a ON duplicate_pair (a);

-- Local: one row. `seq`: the newest of contact_touch that is in it; `model`: what the finder learned, as JSON; `version`
-- changes with every change of the pairs that count.
CREATE TABLE duplicate_look (
  id INTEGER PRIMARY KEY,
  look INTEGER NOT NULL,
  at INTEGER,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  model TEXT
) STRICT;
INSERT INTO duplicate_look (id, look, at, seq, version, model) VALUES (1, 0, NULL, 0, 0, NULL);

-- Whoever was erased leaves no trace; the model knows only words that several people share.
CREATE TRIGGER duplicate_erased AFTER INSERT ON erased WHEN NEW.tbl = 1 BEGIN
  DELETE FROM duplicate_pair WHERE a = NEW.row;
  DELETE FROM duplicate_pair WHERE b = NEW.row;
  UPDATE duplicate_look SET version = version + 1;
END;

-- Local: which groups a long work of merging has before it, as JSON: arrays of ids.
CREATE TABLE duplicate_merging (
  work_id INTEGER PRIMARY KEY,
  groups TEXT NOT NULL
) STRICT;
