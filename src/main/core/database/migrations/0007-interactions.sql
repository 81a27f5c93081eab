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
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX interaction_owner ON interaction (owner_id, at, id);
CREATE INDEX interaction_said ON interaction (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX interaction_at ON interaction (at, id);
CREATE INDEX interaction_day ON interaction (day, tone, kind);
CREATE INDEX interaction_open ON interaction (owner_id, at) WHERE open = 1;

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
