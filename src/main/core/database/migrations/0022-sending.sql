-- The outbox. A row is one message to one person, frozen when it was decided; what becomes of it are events that only grow.

CREATE TABLE send (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- campaign, single, consent; and which of them.
  source TEXT NOT NULL,
  source_id INTEGER NOT NULL,
  -- Which of several messages of one source to one person: 0, or the shop day of the occasion.
  step INTEGER NOT NULL,
  channel TEXT NOT NULL,
  class TEXT NOT NULL,
  -- UTC epoch ms before which it does not leave.
  due INTEGER NOT NULL,
  -- Shop day of `due`, fixed when frozen.
  day INTEGER NOT NULL,
  -- Which words of a test: '', a, b.
  arm TEXT NOT NULL,
  -- The personal code in it; NULL: none.
  coupon TEXT,
  -- The rules that were in force.
  pack TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- NULL: nobody, the program by itself.
  user_id INTEGER
) STRICT;
-- One message for each campaign, person and step.
CREATE INDEX send_key ON send (source, source_id, contact_id, step);
CREATE INDEX send_owner ON send (owner_id, day);
-- For the calendar.
CREATE INDEX send_day ON send (day, source, source_id, channel);
CREATE INDEX send_said ON send (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX send_coupon ON send (coupon) WHERE coupon IS NOT NULL;

CREATE TABLE send_event (
  id INTEGER PRIMARY KEY,
  send_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- As in shared/domain/messages/words.ts; a message without events is waiting.
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Shop day of `at`.
  day INTEGER NOT NULL,
  -- UTC epoch ms of the next try, where there is to be one.
  due INTEGER,
  -- JSON: to, messageId, code, text, why.
  detail TEXT NOT NULL,
  -- NULL: nobody, the program by itself.
  user_id INTEGER
) STRICT;
CREATE INDEX send_event_send ON send_event (send_id, at, id);
CREATE INDEX send_event_at ON send_event (at, id);
CREATE INDEX send_event_owner ON send_event (owner_id);
CREATE INDEX send_event_said ON send_event (contact_id) WHERE owner_id IS NOT contact_id;

-- Local and derived: how each message stands. Of one machine's queue and of what others told.
CREATE TABLE send_state (
  send_id INTEGER PRIMARY KEY,
  -- As said when it was frozen.
  contact_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  source_id INTEGER NOT NULL,
  channel TEXT NOT NULL,
  class TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  -- UTC epoch ms of the next try; NULL where nothing is to come.
  due INTEGER,
  attempts INTEGER NOT NULL,
  -- Shop day on which it was handed over; NULL where none of it reached anybody.
  sent_day INTEGER
) STRICT;
-- What goes next is looked for by source: of one that is paused no row is passed over one by one.
CREATE INDEX send_state_due ON send_state (state, channel, source, source_id, due, send_id);
CREATE INDEX send_state_source ON send_state (source, source_id, channel, state);
CREATE INDEX send_state_contact ON send_state (contact_id);
CREATE INDEX send_state_sent ON send_state (sent_day) WHERE sent_day IS NOT NULL;

-- Local: until when this PC was seen sending, to know what passed while it was off.
CREATE TABLE send_awake (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;

-- One message that somebody of the shop wrote to one customer.
CREATE TABLE single_message (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  because TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX single_message_owner ON single_message (owner_id, at);
CREATE INDEX single_message_said ON single_message (contact_id) WHERE owner_id IS NOT contact_id;

-- Local: the mail account of this PC with its secrets, what was fed in, what went by hour.
CREATE TABLE email_account (
  id INTEGER PRIMARY KEY,
  -- JSON, as in the contract.
  account TEXT NOT NULL,
  password TEXT,
  dkim_domain TEXT,
  dkim_selector TEXT,
  dkim_key TEXT
) STRICT;
CREATE TABLE email_fed (message_hash TEXT PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;
