-- Another program's number for a person: the till's, the web shop's.
CREATE TABLE contact_number (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  number TEXT NOT NULL,
  -- Derived: folded number.
  key TEXT
) STRICT;
CREATE INDEX contact_number_owner ON contact_number (owner_id, position);
CREATE INDEX contact_number_said ON contact_number (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX contact_number_key ON contact_number (key, owner_id);

-- Local and derived: one row a person, what the areas above know of them; kept in the transaction of each visit.
CREATE TABLE contact_stats (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  -- Counter-entries and what they take back do not count; a purchase is a visit with a sale.
  visits INTEGER NOT NULL DEFAULT 0,
  buys INTEGER NOT NULL DEFAULT 0,
  first_day INTEGER,
  last_day INTEGER,
  last_buy_day INTEGER,
  -- Instant of the last visit.
  last_at INTEGER,
  spend INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  -- Median days between distinct days of purchase.
  gap REAL,
  next_day INTEGER,
  owed INTEGER NOT NULL DEFAULT 0,
  oldest_due INTEGER
) STRICT;
CREATE INDEX contact_stats_last ON contact_stats (last_day, contact_id);
CREATE INDEX contact_stats_spend ON contact_stats (spend, contact_id);

-- The same by calendar year, with a bit for each month with a visit (January 1, December 2048).
CREATE TABLE contact_year (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  year INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  buys INTEGER NOT NULL,
  spend INTEGER NOT NULL,
  months INTEGER NOT NULL,
  PRIMARY KEY (contact_id, year)
) STRICT, WITHOUT ROWID;
