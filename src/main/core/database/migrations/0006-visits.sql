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
CREATE INDEX visit_owner_day ON visit (owner_id, day, slot, kind, total, corrected_by) WHERE owner_id IS NOT NULL;
CREATE INDEX visit_said ON visit (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX visit_day ON visit (day, at, id);
-- Found however it is typed.
CREATE INDEX visit_receipt ON visit (receipt COLLATE NOCASE) WHERE receipt IS NOT NULL;
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
  serial TEXT,
  -- 1: mirrors a line of the visit that a counter-entry takes back.
  counter INTEGER NOT NULL DEFAULT 0
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
CREATE INDEX payment_owner ON payment (owner_id, later, tender, at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX payment_said ON payment (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX payment_day ON payment (day, tender, amount, later);

-- Sums of the shop over all visits, also those of nobody; kept by the triggers below, whoever adds, hides or shows a row.
-- outlet_id, served_by 0: not said.
CREATE TABLE day_cube (
  day INTEGER NOT NULL,
  outlet_id INTEGER NOT NULL,
  served_by INTEGER NOT NULL,
  -- Rows of `visit`; with none left the row goes.
  entries INTEGER NOT NULL,
  -- Without counter-entries and what they take back.
  visits INTEGER NOT NULL,
  buys INTEGER NOT NULL,
  total INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  PRIMARY KEY (day, outlet_id, served_by)
) STRICT, WITHOUT ROWID;

-- `month` is year * 12 + month - 1. product_id 0: words without a product.
CREATE TABLE product_month (
  product_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  -- Rows of `sale_line`; with none left the row goes.
  entries INTEGER NOT NULL,
  -- Times sold, without returns and without what was taken back.
  lines INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  total INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (product_id, month)
) STRICT, WITHOUT ROWID;

-- A counter-entry with money above nothing takes back a return. A visit shown again may have been taken back meanwhile.
CREATE TRIGGER visit_added AFTER INSERT ON visit BEGIN
  INSERT INTO day_cube (day, outlet_id, served_by, entries, visits, buys, total, returned, tax)
  VALUES (NEW.day, ifnull(NEW.outlet_id, 0), ifnull(NEW.served_by, 0), 1, NEW.kind <> 'correction', NEW.kind = 'sale', NEW.total,
    iif(NEW.kind = 'return' OR NEW.kind = 'correction' AND NEW.total > 0, -NEW.total, 0), NEW.tax)
  ON CONFLICT (day, outlet_id, served_by) DO UPDATE SET entries = entries + 1, visits = visits + excluded.visits,
    buys = buys + excluded.buys, total = total + excluded.total, returned = returned + excluded.returned,
    tax = tax + excluded.tax;
  UPDATE visit SET corrected_by = (SELECT min(c.id) FROM visit c WHERE c.corrects = NEW.id)
    WHERE id = NEW.id AND EXISTS (SELECT 1 FROM visit c WHERE c.corrects = NEW.id);
END;
CREATE TRIGGER visit_taken_back AFTER INSERT ON visit WHEN NEW.corrects IS NOT NULL BEGIN
  UPDATE visit SET corrected_by = (SELECT min(c.id) FROM visit c WHERE c.corrects = NEW.corrects) WHERE id = NEW.corrects;
END;
CREATE TRIGGER visit_gone AFTER DELETE ON visit BEGIN
  UPDATE day_cube SET entries = entries - 1,
    visits = visits - (OLD.kind <> 'correction' AND OLD.corrected_by IS NULL),
    buys = buys - (OLD.kind = 'sale' AND OLD.corrected_by IS NULL),
    total = total - OLD.total,
    returned = returned - iif(OLD.kind = 'return' OR OLD.kind = 'correction' AND OLD.total > 0, -OLD.total, 0),
    tax = tax - OLD.tax
    WHERE day = OLD.day AND outlet_id = ifnull(OLD.outlet_id, 0) AND served_by = ifnull(OLD.served_by, 0);
  DELETE FROM day_cube
    WHERE day = OLD.day AND outlet_id = ifnull(OLD.outlet_id, 0) AND served_by = ifnull(OLD.served_by, 0) AND entries = 0;
END;
CREATE TRIGGER visit_stands_again AFTER DELETE ON visit WHEN OLD.corrects IS NOT NULL BEGIN
  UPDATE visit SET corrected_by = (SELECT min(c.id) FROM visit c WHERE c.corrects = OLD.corrects) WHERE id = OLD.corrects;
END;
CREATE TRIGGER visit_changed AFTER UPDATE OF day, outlet_id, served_by, kind, total, tax, corrected_by ON visit BEGIN
  UPDATE day_cube SET entries = entries - 1,
    visits = visits - (OLD.kind <> 'correction' AND OLD.corrected_by IS NULL),
    buys = buys - (OLD.kind = 'sale' AND OLD.corrected_by IS NULL),
    total = total - OLD.total,
    returned = returned - iif(OLD.kind = 'return' OR OLD.kind = 'correction' AND OLD.total > 0, -OLD.total, 0),
    tax = tax - OLD.tax
    WHERE day = OLD.day AND outlet_id = ifnull(OLD.outlet_id, 0) AND served_by = ifnull(OLD.served_by, 0);
  INSERT INTO day_cube (day, outlet_id, served_by, entries, visits, buys, total, returned, tax)
  VALUES (NEW.day, ifnull(NEW.outlet_id, 0), ifnull(NEW.served_by, 0), 1,
    NEW.kind <> 'correction' AND NEW.corrected_by IS NULL, NEW.kind = 'sale' AND NEW.corrected_by IS NULL, NEW.total,
    iif(NEW.kind = 'return' OR NEW.kind = 'correction' AND NEW.total > 0, -NEW.total, 0), NEW.tax)
  ON CONFLICT (day, outlet_id, served_by) DO UPDATE SET entries = entries + 1, visits = visits + excluded.visits,
    buys = buys + excluded.buys, total = total + excluded.total, returned = returned + excluded.returned,
    tax = tax + excluded.tax;
  DELETE FROM day_cube
    WHERE day = OLD.day AND outlet_id = ifnull(OLD.outlet_id, 0) AND served_by = ifnull(OLD.served_by, 0) AND entries = 0;
END;

-- The month in whole numbers, a quarter of the work that strftime makes of it: quarters of days since 0000-03-01 (2877875 is
-- 1970-01-01), parted into centuries, years and months that begin in March, as in Howard Hinnant's civil_from_days. A mirrored
-- line counts against what it mirrors: below nothing it takes back a sale, above it a return.
CREATE TRIGGER sale_line_added AFTER INSERT ON sale_line BEGIN
  INSERT INTO product_month (product_id, month, entries, lines, quantity, total, returned, cost)
  VALUES (ifnull(NEW.product_id, 0),
    (4 * NEW.day + 2877875) / 146097 * 1200 + ((4 * NEW.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * NEW.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2,
    1, iif(NEW.counter = 0, NEW.quantity >= 0, -(NEW.quantity <= 0)), NEW.quantity, NEW.total,
    iif(iif(NEW.counter = 0, NEW.quantity < 0, NEW.quantity > 0), -NEW.total, 0), ifnull(NEW.cost, 0))
  ON CONFLICT (product_id, month) DO UPDATE SET entries = entries + 1, lines = lines + excluded.lines,
    quantity = quantity + excluded.quantity, total = total + excluded.total, returned = returned + excluded.returned,
    cost = cost + excluded.cost;
END;
CREATE TRIGGER sale_line_gone AFTER DELETE ON sale_line BEGIN
  UPDATE product_month SET entries = entries - 1,
    lines = lines - iif(OLD.counter = 0, OLD.quantity >= 0, -(OLD.quantity <= 0)),
    quantity = quantity - OLD.quantity, total = total - OLD.total,
    returned = returned - iif(iif(OLD.counter = 0, OLD.quantity < 0, OLD.quantity > 0), -OLD.total, 0),
    cost = cost - ifnull(OLD.cost, 0)
    WHERE product_id = ifnull(OLD.product_id, 0)
      AND month = (4 * OLD.day + 2877875) / 146097 * 1200 + ((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2;
  DELETE FROM product_month WHERE product_id = ifnull(OLD.product_id, 0)
    AND month = (4 * OLD.day + 2877875) / 146097 * 1200 + ((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2 AND entries = 0;
END;
CREATE TRIGGER sale_line_changed AFTER UPDATE OF day, product_id, quantity, total, cost, counter ON sale_line BEGIN
  UPDATE product_month SET entries = entries - 1,
    lines = lines - iif(OLD.counter = 0, OLD.quantity >= 0, -(OLD.quantity <= 0)),
    quantity = quantity - OLD.quantity, total = total - OLD.total,
    returned = returned - iif(iif(OLD.counter = 0, OLD.quantity < 0, OLD.quantity > 0), -OLD.total, 0),
    cost = cost - ifnull(OLD.cost, 0)
    WHERE product_id = ifnull(OLD.product_id, 0)
      AND month = (4 * OLD.day + 2877875) / 146097 * 1200 + ((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2;
  INSERT INTO product_month (product_id, month, entries, lines, quantity, total, returned, cost)
  VALUES (ifnull(NEW.product_id, 0),
    (4 * NEW.day + 2877875) / 146097 * 1200 + ((4 * NEW.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * NEW.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2,
    1, iif(NEW.counter = 0, NEW.quantity >= 0, -(NEW.quantity <= 0)), NEW.quantity, NEW.total,
    iif(iif(NEW.counter = 0, NEW.quantity < 0, NEW.quantity > 0), -NEW.total, 0), ifnull(NEW.cost, 0))
  ON CONFLICT (product_id, month) DO UPDATE SET entries = entries + 1, lines = lines + excluded.lines,
    quantity = quantity + excluded.quantity, total = total + excluded.total, returned = returned + excluded.returned,
    cost = cost + excluded.cost;
  DELETE FROM product_month WHERE product_id = ifnull(OLD.product_id, 0)
    AND month = (4 * OLD.day + 2877875) / 146097 * 1200 + ((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) / 1461 * 12 + (((4 * OLD.day + 2877875) % 146097 / 4 * 4 + 3) % 1461 / 4 * 5 + 2) / 153 + 2 AND entries = 0;
END;
