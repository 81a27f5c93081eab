-- Who works in the shop, how they sign in at this PC, the shop's settings, saved views, the access log.

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Local: which key slot of the header is whose password.
CREATE TABLE sign_in (
  user_id INTEGER PRIMARY KEY,
  slot TEXT NOT NULL
) STRICT;

-- Local: a PIN only lifts the screen lock, so its hash may stand in the encrypted book.
CREATE TABLE pin (
  user_id INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  tries_left INTEGER NOT NULL
) STRICT;

-- Local: a person's own choices on this PC.
CREATE TABLE preference (
  user_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  shared INTEGER NOT NULL,
  query TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Local: who looked at what, signed in, took something out. One row per record asked for.
CREATE TABLE access_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER,
  what TEXT NOT NULL,
  about INTEGER,
  outcome TEXT NOT NULL
) STRICT;

CREATE INDEX access_log_about ON access_log (about, seq) WHERE about IS NOT NULL;
