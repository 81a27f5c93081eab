-- Fields that the shop defined itself. `subject`: contacts, visits, products or tasks.
CREATE TABLE own_field (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  hint TEXT NOT NULL,
  position INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What may be chosen in a list. Values hold its id, so that another name is seen everywhere.
CREATE TABLE own_option (
  id INTEGER PRIMARY KEY,
  field_id INTEGER NOT NULL,
  words TEXT NOT NULL,
  position INTEGER NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX own_option_field ON own_option (field_id, position);

-- Values. `item` is 0, and where several may be chosen the id of the option; `value` is as stored: text, a number, minor units,
-- a date, 0 or 1, the id of an option. NULL: cleared, which a row keeps, so that two machines can agree which came last.
CREATE TABLE contact_value (
  contact_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  value ANY,
  -- Derived: what it is found and sorted by; NULL where it is cleared, and where after a merge the person's own value stands.
  key ANY,
  PRIMARY KEY (contact_id, field_id, item)
) STRICT;
-- Holds everything that a list shows, so that a page reads nothing else.
CREATE INDEX contact_value_owner ON contact_value (owner_id, field_id, item, key, value);
CREATE INDEX contact_value_field ON contact_value (field_id, key, owner_id);

CREATE TABLE visit_value (
  visit_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  contact_id INTEGER,
  owner_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- Emptied with the person.
  value ANY,
  PRIMARY KEY (visit_id, field_id, item)
) STRICT;
CREATE INDEX visit_value_owner ON visit_value (owner_id);
CREATE INDEX visit_value_said ON visit_value (contact_id) WHERE owner_id IS NOT contact_id;
CREATE INDEX visit_value_visit ON visit_value (visit_id);
CREATE INDEX visit_value_field ON visit_value (field_id);

CREATE TABLE product_value (
  product_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  value ANY,
  PRIMARY KEY (product_id, field_id, item)
) STRICT;
CREATE INDEX product_value_product ON product_value (product_id);
CREATE INDEX product_value_field ON product_value (field_id);

CREATE TABLE task_value (
  task_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  value ANY,
  PRIMARY KEY (task_id, field_id, item)
) STRICT;
CREATE INDEX task_value_task ON task_value (task_id);
CREATE INDEX task_value_field ON task_value (field_id);
