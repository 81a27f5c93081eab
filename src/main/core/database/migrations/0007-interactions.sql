-- What was said. Belongs to the person and goes with them.
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
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
  -- Derived: the words stand in interaction_words.
  indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX interaction_owner ON interaction (owner_id, at, id);
CREATE INDEX interaction_said ON interaction (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX interaction_at ON interaction (at, id);
CREATE INDEX interaction_kind ON interaction (kind, at, id);
-- Holds all that is counted.
CREATE INDEX interaction_day ON interaction (day, tone, kind, phase, begun_by, open);
CREATE INDEX interaction_open ON interaction (owner_id, at) WHERE open = 1;
CREATE INDEX interaction_unindexed ON interaction (owner_id) WHERE indexed = 0;

-- Our own fold has done the work: the tokenizer only splits. Marks belong to words (Devanagari, Thai).
CREATE VIRTUAL TABLE interaction_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
-- Filled by the program; rows go with their interaction, whoever hides or changes it.
CREATE TRIGGER interaction_reworded AFTER UPDATE OF words ON interaction WHEN OLD.indexed = 1 AND NEW.words IS NOT OLD.words BEGIN
  DELETE FROM interaction_words WHERE rowid = OLD.id;
  UPDATE interaction SET indexed = 0 WHERE id = OLD.id;
END;
CREATE TRIGGER interaction_gone AFTER DELETE ON interaction WHEN OLD.indexed = 1 BEGIN
  DELETE FROM interaction_words WHERE rowid = OLD.id;
END;

-- What somebody means to do. The shop's own, so it stays when the person it is about goes.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  note TEXT,
  due INTEGER,
  assigned_to INTEGER,
  about_what TEXT,
  about_id INTEGER,
  done_at INTEGER,
  done_by INTEGER,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  contact_id INTEGER
) STRICT;
CREATE INDEX task_contact ON task (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX task_open ON task (due, id) WHERE done_at IS NULL;
CREATE INDEX task_done ON task (done_at, id) WHERE done_at IS NOT NULL;
