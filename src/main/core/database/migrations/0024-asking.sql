-- Asking for consent, and who wants no profile made of them.

CREATE TABLE consent_ask (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- asked: a request; welcome: the mail after a yes that came by the shop's own form.
  kind TEXT NOT NULL,
  -- Of a request: 0 is the decision to ask, 1 and 2 are the mails. Of a welcome: 0.
  attempt INTEGER NOT NULL,
  -- Where the addresses come from.
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id INTEGER
) STRICT;
CREATE INDEX consent_ask_owner ON consent_ask (owner_id, at, id);
CREATE INDEX consent_ask_said ON consent_ask (contact_id) WHERE owner_id IS NOT contact_id;

-- Who wants no profile made of them: while a row is theirs, nobody judges them. Said of whoever was merged into them, it holds too.
CREATE TABLE no_profile (
  contact_id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  said_at INTEGER NOT NULL,
  user_id INTEGER NOT NULL
) STRICT;
CREATE INDEX no_profile_owner ON no_profile (owner_id);
CREATE INDEX no_profile_said ON no_profile (contact_id) WHERE owner_id IS NOT contact_id;
