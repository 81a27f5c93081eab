-- Files kept with a customer, or with something of the shop. The bytes lie encrypted in the folder `files`, each under the
-- random key that stands here; the journal never sees them.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  about_what TEXT,
  about_id INTEGER,
  -- Emptied with the person, like the note, the file's name and its key.
  name TEXT,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  note TEXT,
  file TEXT,
  file_key BLOB,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX document_owner ON document (owner_id, added_at, id);
CREATE INDEX document_said ON document (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX document_about ON document (about_what, about_id) WHERE about_id IS NOT NULL;

-- Lists of people made by hand.
CREATE TABLE people_list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE list_member (
  contact_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL,
  PRIMARY KEY (contact_id, list_id)
) STRICT;
CREATE INDEX list_member_owner ON list_member (owner_id, list_id);
CREATE INDEX list_member_list ON list_member (list_id, owner_id);
-- Local: whom an adding of many still has to add, as 64-bit floats in the machine's order, until it is done.
CREATE TABLE list_filling (
  work_id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL,
  people BLOB NOT NULL
) STRICT;
