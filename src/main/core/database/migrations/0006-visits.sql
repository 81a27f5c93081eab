-- Where the shop sells: one for most, several for some.
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Who came. Amounts in minor units; day and slot are those of the shop, fixed when written.
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  -- Weekday (Monday 0) * 24 + hour.
  slot INTEGER NOT NULL,
  served_by INTEGER,
  outlet_id INTEGER,
  total INTEGER NOT NULL DEFAULT 0,
  tax INTEGER NOT NULL DEFAULT 0,
  -- What cash rounding added.
  rounding INTEGER NOT NULL DEFAULT 0,
  receipt TEXT,
  -- Where it was written down: null at the counter, else the name of the file's source.
  source TEXT,
  note TEXT,
  return_of INTEGER,
  -- The visit this counter-entry takes back.
  corrects INTEGER,
  -- Derived: the counter-entry that takes this one back.
  corrected_by INTEGER
) STRICT;
CREATE INDEX visit_owner ON visit (owner_id, at, id);
CREATE INDEX visit_owner_day ON visit (owner_id, day, slot, kind, total) WHERE owner_id IS NOT NULL;
CREATE INDEX visit_said ON visit (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX visit_day ON visit (day, at, id);
CREATE INDEX visit_receipt ON visit (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX visit_corrects ON visit (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX visit_return_of ON visit (return_of) WHERE return_of IS NOT NULL;
CREATE INDEX visit_outlet ON visit (outlet_id) WHERE outlet_id IS NOT NULL;

-- What they bought. Quantity in thousandths, unit price and cost in thousandths of the minor unit, the rest in minor units.
CREATE TABLE sale_line (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  visit_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  product_id INTEGER,
  words TEXT,
  quantity INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  discount INTEGER NOT NULL DEFAULT 0,
  tax_rate INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  -- Of the whole line, in minor units; null where it is not known.
  cost INTEGER,
  serial TEXT
) STRICT;
CREATE INDEX sale_line_visit ON sale_line (visit_id);
CREATE INDEX sale_line_owner ON sale_line (owner_id, product_id, day, quantity, total) WHERE owner_id IS NOT NULL;
CREATE INDEX sale_line_said ON sale_line (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX sale_line_product ON sale_line (product_id, day, owner_id, quantity, total);

-- Money as it was taken, and what stands on account until it is paid.
CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- The visit it pays.
  visit_id INTEGER NOT NULL,
  -- 1: paid afterwards, for what that visit put on account.
  later INTEGER NOT NULL DEFAULT 0,
  tender TEXT NOT NULL,
  amount INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  due_day INTEGER,
  note TEXT
) STRICT;
CREATE INDEX payment_visit ON payment (visit_id);
CREATE INDEX payment_owner ON payment (owner_id, at, id) WHERE owner_id IS NOT NULL AND (later = 1 OR tender = 'account');
CREATE INDEX payment_said ON payment (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX payment_day ON payment (day, tender, amount, later);

-- Sums of the shop over all visits, also those of nobody; kept by the triggers below, whoever adds or hides a row.
CREATE TABLE day_cube (
  day INTEGER NOT NULL,
  outlet_id INTEGER NOT NULL,
  served_by INTEGER NOT NULL,
  visits INTEGER NOT NULL DEFAULT 0,
  buys INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  tax INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (day, outlet_id, served_by)
) STRICT, WITHOUT ROWID;

-- `month` is year * 12 + month - 1. product_id 0: words without a product.
CREATE TABLE product_month (
  product_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  lines INTEGER NOT NULL DEFAULT 0,
  quantity INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  cost INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id, month)
) STRICT, WITHOUT ROWID;
