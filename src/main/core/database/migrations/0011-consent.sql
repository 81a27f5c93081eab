-- What people said about being written to, and the addresses that must not be written to.

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  -- given, refused, withdrawn, suspended. All but given stand under undo.
  act TEXT NOT NULL,
  -- UTC epoch ms of when it was said.
  at INTEGER NOT NULL,
  how TEXT NOT NULL,
  words TEXT NOT NULL,
  proof TEXT NOT NULL,
  -- Who agreed for a child.
  parent TEXT NOT NULL,
  -- JSON: ids of every no that this yes was given in sight of.
  overrides TEXT,
  -- A no is written for everybody merged with a person: the entry that says the same of the person themselves.
  same_as INTEGER,
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_owner ON consent (owner_id, at, id);
CREATE INDEX consent_said ON consent (contact_id) WHERE owner_id IS NOT contact_id;

-- Addresses by keyed hash: it tells whether somebody may be written to, and nothing about who they were.
CREATE TABLE suppression (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- suppressed, lifted. The first stands under undo.
  act TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  -- JSON: ids of the entries that a lifting was made in sight of.
  lifts TEXT,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX suppression_owner ON suppression (owner_id);
CREATE INDEX suppression_said ON suppression (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX suppression_hash ON suppression (hash);
CREATE INDEX suppression_at ON suppression (at, id);

-- Local: the key of the hashes. Made with the book, copied with it, never shown: without it the hashes say nothing.
CREATE TABLE suppression_key (id INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
INSERT INTO suppression_key (id, key) VALUES (1, randomblob(32));

-- Local and derived: what somebody's entries come to. Who was never asked has no row.
CREATE TABLE contact_consent (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (contact_id, channel, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_consent_state ON contact_consent (channel, purpose, state, contact_id);
