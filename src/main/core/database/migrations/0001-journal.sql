-- The journal's own tables. What each is for, and every rule over them, is in docs/journal.md.

-- Who this machine is: its number, its last command number, its last clock, the hash of its last command.
CREATE TABLE self (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  machine INTEGER NOT NULL CHECK (machine BETWEEN 1 AND 32767),
  n INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  hash BLOB
) STRICT;

-- The open command (NULL: none) and how writes are taken: 1 journal them, 0 engine at work, 2 purge.
CREATE TABLE ctx (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  cmd INTEGER,
  mode INTEGER NOT NULL CHECK (mode BETWEEN 0 AND 2)
) STRICT;
INSERT INTO ctx VALUES (1, NULL, 1);

-- Next free row number per table. Never decremented, never journaled: an id is used once.
CREATE TABLE counter (tbl INTEGER PRIMARY KEY, next INTEGER NOT NULL) STRICT;

CREATE TABLE machine (
  number INTEGER PRIMARY KEY,
  key BLOB,
  name TEXT NOT NULL,
  shop INTEGER,
  role TEXT,
  revoked_at INTEGER
) STRICT;

-- How far each other machine's commands have arrived here.
CREATE TABLE known (machine INTEGER PRIMARY KEY, n INTEGER NOT NULL, hash BLOB) STRICT;

-- seq: local order of arrival. n: 1, 2, 3 ... without gaps per machine. um, un: the command this one undoes.
-- root, depth and undone are derived: the tree of undo and redo a command belongs to, how deep it stands in it, and, on the
-- root alone, whether the newest of the tree left it undone.
CREATE TABLE command (
  seq INTEGER PRIMARY KEY,
  machine INTEGER NOT NULL,
  n INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  usr INTEGER,
  kind TEXT NOT NULL,
  um INTEGER,
  un INTEGER,
  grp INTEGER,
  needs TEXT,
  schema INTEGER NOT NULL,
  args TEXT,
  hash BLOB,
  root INTEGER NOT NULL,
  depth INTEGER NOT NULL DEFAULT 0,
  undone INTEGER NOT NULL DEFAULT 0,
  UNIQUE (machine, n)
) STRICT;
CREATE INDEX command_tree ON command (root) WHERE depth > 0;
CREATE INDEX command_group ON command (machine, grp) WHERE grp IS NOT NULL;

-- Births, as ranges of ids.
CREATE TABLE born (
  tbl INTEGER NOT NULL,
  lo INTEGER NOT NULL,
  hi INTEGER NOT NULL,
  cmd INTEGER NOT NULL,
  PRIMARY KEY (tbl, lo)
) STRICT, WITHOUT ROWID;
CREATE INDEX born_command ON born (cmd, tbl);

-- One changed column of one row.
CREATE TABLE cell (
  seq INTEGER PRIMARY KEY,
  cmd INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  row ANY NOT NULL,
  col INTEGER NOT NULL,
  old ANY,
  new ANY,
  UNIQUE (tbl, row, col, cmd)
) STRICT;
CREATE INDEX cell_command ON cell (cmd, tbl);

-- op 0: died; 1: restored, or said again.
CREATE TABLE life (
  tbl INTEGER NOT NULL,
  row ANY NOT NULL,
  cmd INTEGER NOT NULL,
  op INTEGER NOT NULL,
  PRIMARY KEY (tbl, row, cmd)
) STRICT, WITHOUT ROWID;
CREATE INDEX life_command ON life (cmd, tbl);

-- The same for an undone run of births; a range never reaches beyond one range of `born`.
CREATE TABLE life_range (
  tbl INTEGER NOT NULL,
  lo INTEGER NOT NULL,
  hi INTEGER NOT NULL,
  cmd INTEGER NOT NULL,
  op INTEGER NOT NULL,
  PRIMARY KEY (tbl, lo, cmd)
) STRICT, WITHOUT ROWID;
CREATE INDEX life_range_command ON life_range (cmd, tbl);

-- Rows not shown now, with their stated columns by number; parent is the stated contact.
CREATE TABLE hidden (
  tbl INTEGER NOT NULL,
  row ANY NOT NULL,
  parent INTEGER,
  image TEXT NOT NULL,
  PRIMARY KEY (tbl, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX hidden_parent ON hidden (parent) WHERE parent IS NOT NULL;

-- Derived: every merge that is said now, shown or hidden; canon_id is the person at the end of the chain.
CREATE TABLE alias (id INTEGER PRIMARY KEY, into_id INTEGER NOT NULL, canon_id INTEGER NOT NULL) STRICT;
CREATE INDEX alias_into ON alias (into_id);

-- Ids of the erased: only grows. gone: rows emptied because of it.
CREATE TABLE erased (tbl INTEGER NOT NULL, row ANY NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;
CREATE TABLE gone (tbl INTEGER NOT NULL, row ANY NOT NULL, PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID;

-- Long work: a group of ordinary commands, how far it came, and where its source lies. Local to this machine.
CREATE TABLE work (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
  -- What the group does: the commands of its own, or undoing or redoing those of another.
  act TEXT NOT NULL CHECK (act IN ('write', 'undo', 'redo')),
  -- The group that is undone or redone: the seq of its first command.
  of_grp INTEGER,
  -- The seq of this group's own first command.
  grp INTEGER,
  usr INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  source TEXT,
  -- Ids of people and rows that stay because something new stands on them, as JSON.
  stayed TEXT,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

-- What the planner must know from the first day: a command has few entries, a table very many. Without it, it would walk all
-- entries of a table to find those of one command.
ANALYZE self;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('command', NULL, '1000000'),
  ('command', 'sqlite_autoindex_command_1', '1000000 300000 1'),
  ('command', 'command_tree', '1000 1'),
  ('command', 'command_group', '100000 100000 300'),
  ('born', 'born', '1000000 100000 1'),
  ('born', 'born_command', '1000000 4 1'),
  ('cell', 'sqlite_autoindex_cell_1', '2000000 200000 3 2 1'),
  ('cell', 'cell_command', '2000000 4 2'),
  ('life', 'life', '100000 10000 2 1'),
  ('life', 'life_command', '100000 4 2'),
  ('life_range', 'life_range', '10000 1000 2 1'),
  ('life_range', 'life_range_command', '10000 4 2'),
  ('hidden', 'hidden', '100000 10000 1'),
  ('hidden', 'hidden_parent', '100000 4'),
  ('alias', 'alias_into', '10000 2'),
  ('erased', 'erased', '1000 500 1'),
  ('gone', 'gone', '10000 1000 1');
ANALYZE sqlite_schema;
