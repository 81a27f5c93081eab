-- What is told to whom on which day, and what came of it.

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  class TEXT NOT NULL,
  because TEXT NOT NULL,
  -- JSON, as in the contract: channels, audience, schedule, words, coupon, codes.
  channels TEXT NOT NULL,
  audience TEXT NOT NULL,
  hold_out INTEGER NOT NULL,
  schedule TEXT NOT NULL,
  catch_up TEXT NOT NULL,
  words TEXT NOT NULL,
  coupon TEXT,
  codes TEXT NOT NULL,
  -- Shop days after a message.
  window INTEGER NOT NULL,
  -- Minor units.
  cost_fixed INTEGER NOT NULL,
  cost_per INTEGER NOT NULL,
  budget INTEGER,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  -- UTC epoch ms; who started it: what stands for years is frozen in their name.
  started_at INTEGER,
  started_by INTEGER,
  ended_at INTEGER,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Who hears nothing, frozen with the recipients.
CREATE TABLE held_out (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  step INTEGER NOT NULL,
  -- Shop day on which they would have got it.
  day INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX held_out_campaign ON held_out (campaign_id, contact_id, step);
CREATE INDEX held_out_owner ON held_out (owner_id);
CREATE INDEX held_out_said ON held_out (contact_id) WHERE owner_id IS NOT contact_id;

CREATE TABLE response (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL,
  -- NULL: nobody known, as with a code from a flyer.
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  send_id INTEGER,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  code TEXT,
  visit_id INTEGER,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX response_campaign ON response (campaign_id, at, id);
CREATE INDEX response_owner ON response (owner_id, at);
CREATE INDEX response_said ON response (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX response_code ON response (code) WHERE code IS NOT NULL;

CREATE TABLE message_template (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  occasion TEXT NOT NULL,
  words TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Local: what a freezing that is under way still has to freeze, as it was decided when it began.
CREATE TABLE campaign_freezing (
  work_id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL,
  -- JSON: channels, class, pack.
  plan TEXT NOT NULL,
  -- Four 64-bit numbers for each: person, shop day, UTC epoch ms when it goes, and what: a channel by its number, held out.
  people BLOB NOT NULL
) STRICT;

-- Local: until which shop day a campaign that stands for years was frozen here.
CREATE TABLE campaign_frozen (campaign_id INTEGER PRIMARY KEY, until INTEGER NOT NULL) STRICT;
