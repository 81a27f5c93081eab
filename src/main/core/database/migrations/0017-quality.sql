-- What was found wrong and said to be right. `item`: the row of the person's it stands in; 0: the person. A value that changes is
-- found again.
CREATE TABLE quality_leave (
  contact_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  item INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  PRIMARY KEY (contact_id, code, item)
) STRICT;
CREATE INDEX quality_leave_owner ON quality_leave (owner_id, code, item);
CREATE INDEX quality_leave_said ON quality_leave (contact_id) WHERE owner_id IS NOT contact_id;

-- Local: what is known well of people (bits: 1 phone, 2 texts, 4 e-mail, 8 address, 16 birthday, 32 a company).
CREATE TABLE quality_person (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  well INTEGER NOT NULL
) STRICT;
CREATE INDEX quality_person_well ON quality_person (well);

-- Local: what was found. It goes with its person.
CREATE TABLE quality_hit (
  code TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  item INTEGER NOT NULL,
  value TEXT NOT NULL,
  detail TEXT,
  proposal TEXT,
  -- Of what many share, the form in which they do: when one of them changes, the others are counted anew.
  shared TEXT,
  PRIMARY KEY (code, contact_id, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_hit_person ON quality_hit (contact_id);
CREATE INDEX quality_hit_shared ON quality_hit (code, shared) WHERE shared IS NOT NULL;

-- Local: how far the looking has come. One row.
CREATE TABLE quality_look (
  id INTEGER PRIMARY KEY,
  -- What was judged by; where it differs, everybody is looked at again.
  rules TEXT NOT NULL,
  -- The newest of contact_touch that is in it.
  touched INTEGER NOT NULL,
  -- The last person looked at of all; NULL: everybody was.
  swept INTEGER,
  -- Shop day as of which birthdays were compared with today.
  day INTEGER NOT NULL,
  -- 1: so many were born on 1 January that it means nothing.
  crowd INTEGER NOT NULL
) STRICT;

-- Local: a point of the trend for each day on which the book was looked at. Shares in per mille.
CREATE TABLE quality_day (
  day INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  people INTEGER NOT NULL,
  phone INTEGER NOT NULL,
  text INTEGER NOT NULL,
  email INTEGER NOT NULL,
  address INTEGER NOT NULL,
  birthday INTEGER NOT NULL,
  found INTEGER NOT NULL
) STRICT;

-- Local: what a mending of many still has to do, as it was shown before.
CREATE TABLE quality_mending (
  work_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  code TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  item INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (work_id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_mending_person ON quality_mending (contact_id);
