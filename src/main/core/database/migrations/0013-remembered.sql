-- Local: how the columns of files were taken, by a hash of their headings.
CREATE TABLE remembered_mapping (
  signature TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- JSON.
  mapping TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (signature, kind)
) STRICT;
