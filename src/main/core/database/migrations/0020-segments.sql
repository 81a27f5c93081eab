-- Groups of people described by a rule.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  -- JSON, as in the contract.
  rule TEXT NOT NULL,
  goal TEXT,
  -- Minor units.
  budget INTEGER,
  shared INTEGER NOT NULL DEFAULT 1,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Local: who was in it when it was last counted, and who came and went since it is watched.
CREATE TABLE segment_count (
  segment_id INTEGER PRIMARY KEY,
  -- Shop day.
  day INTEGER NOT NULL,
  people INTEGER NOT NULL,
  -- What it asked then, with what the segments in it asked: who comes in because the rule was changed did not move.
  rule TEXT NOT NULL
) STRICT;
CREATE TABLE segment_member (
  segment_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  since INTEGER NOT NULL,
  PRIMARY KEY (segment_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_member_contact ON segment_member (contact_id);
CREATE TABLE segment_move (
  segment_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  -- 1: came in, 0: left.
  entered INTEGER NOT NULL,
  PRIMARY KEY (segment_id, day, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_move_contact ON segment_move (contact_id);

-- How often something was bought is a count of visits, so it has to be told which.
DROP INDEX sale_line_product;
CREATE INDEX sale_line_product ON sale_line (product_id, day, owner_id, quantity, total, visit_id);

-- Whom an adding of many still has to add; with a name for a list that is still to be made for them.
DROP TABLE list_filling;
CREATE TABLE list_filling (
  work_id INTEGER PRIMARY KEY,
  list_id INTEGER,
  name TEXT,
  people BLOB NOT NULL
) STRICT;
