-- Local: a change of many people that is under way or was the last; who they are was decided when it was previewed.
CREATE TABLE bulk_edit (
  work_id INTEGER PRIMARY KEY,
  -- Ids as 64-bit floats, in order.
  people BLOB NOT NULL,
  -- JSON: what shall be said of them, and the newest command of then.
  asked TEXT NOT NULL,
  -- JSON: what became of those before the position of the work.
  told TEXT NOT NULL
) STRICT;

-- What was said may be said by nobody known yet: who it was stands in `caller` as it was heard, until somebody knows.
CREATE TABLE interaction_new (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  direction TEXT,
  phase TEXT,
  begun_by TEXT,
  tone TEXT,
  open INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  -- A name, a number, whatever was said of who it is.
  caller TEXT,
  -- Derived: the words stand in interaction_words.
  indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO interaction_new (id, contact_id, owner_id, kind, words, direction, phase, begun_by, tone, open, at, day, user_id, indexed)
  SELECT id, contact_id, owner_id, kind, words, direction, phase, begun_by, tone, open, at, day, user_id, indexed FROM interaction;
-- Its rows stay: what goes with each of them must not.
DROP TRIGGER interaction_gone;
DROP TRIGGER interaction_reworded;
DROP TABLE interaction;
ALTER TABLE interaction_new RENAME TO interaction;

CREATE INDEX interaction_owner ON interaction (owner_id, at, id);
CREATE INDEX interaction_said ON interaction (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX interaction_at ON interaction (at, id);
CREATE INDEX interaction_kind ON interaction (kind, at, id);
-- Holds all that is counted.
CREATE INDEX interaction_day ON interaction (day, tone, kind, phase, begun_by, open, owner_id);
CREATE INDEX interaction_open ON interaction (owner_id, at) WHERE open = 1;
CREATE INDEX interaction_unindexed ON interaction (owner_id) WHERE indexed = 0;
-- Few, and asked for by themselves.
CREATE INDEX interaction_nobody ON interaction (at, id) WHERE contact_id IS NULL;

CREATE TRIGGER interaction_reworded AFTER UPDATE OF words ON interaction WHEN OLD.indexed = 1 AND NEW.words IS NOT OLD.words BEGIN
  DELETE FROM interaction_words WHERE rowid = OLD.id;
  UPDATE interaction SET indexed = 0 WHERE id = OLD.id;
END;
CREATE TRIGGER interaction_gone AFTER DELETE ON interaction WHEN OLD.indexed = 1 BEGIN
  DELETE FROM interaction_words WHERE rowid = OLD.id;
END;
-- What is nobody's is not found by its words: nobody could be shown for it.
CREATE TRIGGER interaction_nobodys AFTER UPDATE OF owner_id ON interaction WHEN OLD.indexed = 1 AND NEW.owner_id IS NULL BEGIN
  DELETE FROM interaction_words WHERE rowid = OLD.id;
  UPDATE interaction SET indexed = 0 WHERE id = OLD.id;
END;
