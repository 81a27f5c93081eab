-- What others in the market offered, and when.
CREATE TABLE competitor_offer (
  id INTEGER PRIMARY KEY,
  competitor TEXT NOT NULL,
  offer TEXT NOT NULL,
  -- Shop days, both included.
  from_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  focus TEXT NOT NULL,
  segment_id INTEGER,
  note TEXT,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX competitor_offer_segment ON competitor_offer (segment_id) WHERE segment_id IS NOT NULL;
