-- Items and services. A product is never deleted: sales point to it.
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sku TEXT,
  category TEXT,
  unit TEXT,
  -- Thousandths of a per cent.
  tax_rate INTEGER NOT NULL DEFAULT 0,
  -- Days.
  service_interval INTEGER,
  serial_numbered INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  -- Derived: folded name, category and number, each word with a blank before it; folded name; folded number.
  words TEXT,
  name_key TEXT,
  sku_key TEXT
) STRICT;
CREATE INDEX product_name ON product (name_key);
CREATE INDEX product_sku ON product (sku_key) WHERE sku_key IS NOT NULL;

-- What one costs from a shop day on, in thousandths of the minor unit.
CREATE TABLE product_price (
  id INTEGER PRIMARY KEY,
  product_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  price INTEGER NOT NULL,
  cost INTEGER
) STRICT;
CREATE INDEX product_price_product ON product_price (product_id, from_day);

-- "Goes with": whoever buys the one may want the other.
CREATE TABLE product_match (
  product_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  PRIMARY KEY (product_id, other_id)
) STRICT;
CREATE INDEX product_match_product ON product_match (product_id);
CREATE INDEX product_match_other ON product_match (other_id);
