-- Asking for consent, and who wants no profile made of them.

CREATE TABLE consent_ask (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- asked, welcome: the first of two requests or the second; the mail after a single opt-in.
  kind TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  -- Where the addresses come from.
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id INTEGER
) STRICT;
CREATE INDEX consent_ask_owner ON consent_ask (owner_id, at, id);
CREATE INDEX consent_ask_said ON consent_ask (contact_id) WHERE owner_id IS NOT contact_id;

ALTER TABLE contact ADD COLUMN no_profile INTEGER NOT NULL DEFAULT 0;
