-- Local: a change of many people that is under way or was the last; who they are was decided when it was previewed.
CREATE TABLE bulk_edit (
  work_id INTEGER PRIMARY KEY,
  -- Ids as 64-bit floats, in order.
  people BLOB NOT NULL,
  -- JSON: what shall be said of them, and the newest command of then.
  asked TEXT NOT NULL,
  -- JSON: what became of those before the position of the work.
  told TEXT NOT NULL
) STRICT;
