-- People and companies, how to reach them, what matters to them, how they are linked; and what lists and search need.

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  -- 1: said family name first.
  family_first INTEGER NOT NULL,
  nickname TEXT,
  say TEXT,
  source TEXT,
  preferred_channel TEXT,
  language TEXT,
  looked_after_by INTEGER,
  note TEXT,
  gender TEXT,
  -- As it was said on age_on (shop day); whoever reads it adds the years since.
  age INTEGER,
  age_on INTEGER,
  family_status TEXT,
  household_income TEXT,
  business_income TEXT,
  interests TEXT,
  made_at INTEGER NOT NULL,
  merged_into INTEGER
) STRICT;

-- Who was merged into somebody is asked at every look at a person.
CREATE INDEX alias_canon ON alias (canon_id);

CREATE TABLE phone (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  typed TEXT NOT NULL,
  -- The shop's country when it was typed: with `typed` it decides the derived columns below, forever.
  country TEXT NOT NULL,
  read_from TEXT,
  e164 TEXT,
  shown TEXT,
  can_text INTEGER,
  digits TEXT
) STRICT;
CREATE INDEX phone_owner ON phone (owner_id, position);
CREATE INDEX phone_said ON phone (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX phone_e164 ON phone (e164, owner_id) WHERE e164 IS NOT NULL;
CREATE INDEX phone_last_four ON phone (substr(digits, -4), owner_id);

CREATE TABLE email (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  address TEXT NOT NULL,
  key TEXT
) STRICT;
CREATE INDEX email_owner ON email (owner_id, position);
CREATE INDEX email_said ON email (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX email_key ON email (key, owner_id);

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  country TEXT NOT NULL
) STRICT;
CREATE INDEX address_owner ON address (owner_id, position);
CREATE INDEX address_said ON address (contact_id) WHERE owner_id IS NOT contact_id;

CREATE TABLE occasion (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  date TEXT NOT NULL,
  -- month * 100 + day of YYYY-MM-DD and --MM-DD; NULL where the day is not known.
  month_day INTEGER GENERATED ALWAYS AS (CASE WHEN length(date) = 10 OR date LIKE '--%' THEN CAST(substr(date, -5, 2) AS INTEGER) * 100 + CAST(substr(date, -2) AS INTEGER) END) VIRTUAL
) STRICT;
CREATE INDEX occasion_owner ON occasion (owner_id, position);
CREATE INDEX occasion_said ON occasion (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX occasion_day ON occasion (month_day, kind, owner_id);

CREATE TABLE contact_preference (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX contact_preference_owner ON contact_preference (owner_id, position);
CREATE INDEX contact_preference_said ON contact_preference (contact_id) WHERE owner_id IS NOT contact_id;

CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  other_id INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX link_owner ON link (owner_id, position);
CREATE INDEX link_said ON link (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX link_other ON link (other_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0,
  -- Folded name: one tag however it is typed.
  key TEXT
) STRICT;
CREATE INDEX tag_key ON tag (key);

CREATE TABLE contact_tag (
  contact_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_tag_owner ON contact_tag (owner_id, tag_id);
CREATE INDEX contact_tag_tag ON contact_tag (tag_id, owner_id);

-- Apart from contact, so that reading a person never reads the picture.
CREATE TABLE contact_photo (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX contact_photo_owner ON contact_photo (owner_id);
CREATE INDEX contact_photo_said ON contact_photo (contact_id) WHERE owner_id IS NOT contact_id;

-- Local and derived: one narrow row per shown person, with all that lists sort and filter by.
CREATE TABLE contact_list (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  -- The words of the name in alphabetical order; NULL where there is no name.
  name_key TEXT,
  city TEXT,
  -- Folded; the last character there is where no city is known.
  city_key TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  source TEXT,
  channel TEXT,
  looked_after_by INTEGER,
  -- Bits: 1 phone, 2 e-mail, 4 address, 8 birthday, 16 photo.
  has INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Local number (command.seq) of the newest command that touched the person.
  version INTEGER NOT NULL
) STRICT;
-- The duplicate warning looks through all who begin alike, so it finds the key here.
CREATE INDEX contact_list_name ON contact_list (sort_name, contact_id, name_key);
CREATE INDEX contact_list_same_name ON contact_list (name_key) WHERE name_key IS NOT NULL;
CREATE INDEX contact_list_city ON contact_list (city_key, sort_name, contact_id, city);
CREATE INDEX contact_list_source ON contact_list (source) WHERE source IS NOT NULL;
CREATE INDEX contact_list_made ON contact_list (made_at, contact_id);
CREATE INDEX contact_list_changed ON contact_list (changed_at, contact_id);

-- Local: whose rows of contact_list changed lately, so that lists held in memory follow without being sorted anew.
-- contact_id 0: too many to name.
CREATE TABLE contact_touch (seq INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL) STRICT;
CREATE TRIGGER contact_list_gone AFTER DELETE ON contact_list BEGIN
  INSERT INTO contact_touch (seq, contact_id) VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM contact_touch), OLD.contact_id);
END;

-- Local and derived: the words a person is found by, folded, each with a blank before it.
CREATE TABLE contact_search (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  -- Recency: the newest change for now; an area that knows of visits may feed it.
  last_at INTEGER NOT NULL,
  names TEXT NOT NULL,
  -- E-mails and tags.
  reach TEXT NOT NULL,
  -- Runs of digits of all phones, blanks between.
  digits TEXT NOT NULL,
  -- Notes, preferences, addresses.
  more TEXT NOT NULL
) STRICT;
CREATE INDEX contact_search_words ON contact_search (last_at DESC, contact_id, names, reach);
CREATE INDEX contact_search_digits ON contact_search (last_at DESC, contact_id, digits);

-- Our own fold has done the work: the tokenizer only splits. Marks belong to words (Devanagari, Thai).
CREATE VIRTUAL TABLE contact_words USING fts5 (
  names, reach, more,
  content = '', contentless_delete = 1, detail = column, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE contact_digits USING fts5 (digits, content = '', contentless_delete = 1, tokenize = 'trigram');

-- The words themselves, for guessing what a mistyped one meant.
CREATE VIRTUAL TABLE contact_vocabulary USING fts5vocab (contact_words, col);

-- Filled beside contact_search by the program, not by triggers: a trigger opens a savepoint per row, and at each FTS5 writes
-- out what it has gathered. Rows go with their person, though, whoever hides them.
CREATE TRIGGER contact_search_gone AFTER DELETE ON contact_search BEGIN
  DELETE FROM contact_words WHERE rowid = OLD.contact_id;
  DELETE FROM contact_digits WHERE rowid = OLD.contact_id AND OLD.digits <> '';
END;
