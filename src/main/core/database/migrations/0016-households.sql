-- People who live together, with one address.
CREATE TABLE household (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- All empty where nobody said where they live.
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  country TEXT NOT NULL,
  note TEXT,
  made_at INTEGER NOT NULL,
  -- By somebody, and brought back by somebody; archived is what an undo of its making does.
  dissolved INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  -- Folded words of name, street and city, each with a blank before it.
  words TEXT
) STRICT;

-- The key is the person alone: somebody lives in one household at most, whatever two machines said about them.
CREATE TABLE household_member (
  contact_id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  household_id INTEGER NOT NULL,
  joined_at INTEGER NOT NULL
) STRICT;
CREATE INDEX household_member_owner ON household_member (owner_id);
CREATE INDEX household_member_said ON household_member (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX household_member_household ON household_member (household_id, owner_id);

-- Local and derived: where shown people live with others, written by the households area.
CREATE TABLE contact_home (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  household_id INTEGER NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  country TEXT NOT NULL
) STRICT;
CREATE INDEX contact_home_household ON contact_home (household_id, contact_id);
CREATE INDEX contact_home_postcode ON contact_home (postcode, contact_id) WHERE postcode <> '';

-- Who else lives at an address is asked at every look at a person, and a town may have one postcode for all.
CREATE INDEX address_place ON address (postcode, street, owner_id) WHERE label = 'home' AND postcode <> '';
