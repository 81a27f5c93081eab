-- What rhythm, scores and models are computed from: one row a person, kept with each visit.
ALTER TABLE contact_stats ADD COLUMN first_buy_day INTEGER;
-- Distinct days of purchase.
ALTER TABLE contact_stats ADD COLUMN buy_days INTEGER NOT NULL DEFAULT 0;
-- Sales that stand, without returns; and those of the first day of purchase.
ALTER TABLE contact_stats ADD COLUMN bought INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact_stats ADD COLUMN bought_first INTEGER NOT NULL DEFAULT 0;
-- Mean days between distinct days of purchase, shown beside the median.
ALTER TABLE contact_stats ADD COLUMN mean_gap REAL;
-- What is known of the cost of what they bought, and the revenue of the lines whose cost is known.
ALTER TABLE contact_stats ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact_stats ADD COLUMN costed INTEGER NOT NULL DEFAULT 0;
-- Of whoever bought on one day only: what is usual in the category they bought most of, null where it says nothing.
ALTER TABLE contact_stats ADD COLUMN usual_gap REAL;
ALTER TABLE contact_stats ADD COLUMN usual_category TEXT;
-- As of the day in `value_model`: the chance that they still are a customer, purchases and money of the next twelve months.
ALTER TABLE contact_stats ADD COLUMN alive REAL;
ALTER TABLE contact_stats ADD COLUMN expected REAL;
ALTER TABLE contact_stats ADD COLUMN worth INTEGER;
CREATE INDEX contact_stats_buy ON contact_stats (last_buy_day, contact_id);

-- Rolling windows over the visits of everybody, and costs beside what was bought, without a look into the tables.
CREATE INDEX visit_window ON visit (day, owner_id, slot, kind, total, corrected_by) WHERE owner_id IS NOT NULL;
DROP INDEX sale_line_owner;
CREATE INDEX sale_line_owner ON sale_line (owner_id, product_id, day, quantity, total, cost, visit_id) WHERE owner_id IS NOT NULL;

-- Whoever bought before: what the ledgers say of them. What is learned stays unsaid until it was learned.
UPDATE contact_stats SET (first_buy_day, buy_days, bought, mean_gap) = (b.first, b.days, b.bought, iif(b.days > 1, (last_buy_day - b.first) * 1.0 / (b.days - 1), NULL))
  FROM (SELECT owner_id, min(day) AS first, count(DISTINCT day) AS days, sum(total) AS bought FROM visit INDEXED BY visit_owner_day
         WHERE owner_id IS NOT NULL AND kind = 'sale' AND corrected_by IS NULL GROUP BY owner_id) b
  WHERE b.owner_id = contact_stats.contact_id;
UPDATE contact_stats SET bought_first = (SELECT sum(total) FROM visit INDEXED BY visit_owner_day
  WHERE owner_id = contact_stats.contact_id AND owner_id IS NOT NULL AND day = first_buy_day AND kind = 'sale' AND corrected_by IS NULL)
  WHERE buy_days > 0;
UPDATE contact_stats SET (cost, costed) = (l.cost, l.costed)
  FROM (SELECT owner_id, sum(cost) AS cost, sum(total) AS costed FROM sale_line INDEXED BY sale_line_owner
         WHERE owner_id IS NOT NULL AND cost IS NOT NULL GROUP BY owner_id) l
  WHERE l.owner_id = contact_stats.contact_id;

-- Local: what was learned of all customers, by which each of them is judged until it is learned anew. One row.
CREATE TABLE value_model (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Shop day.
  as_of INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- Instant from which on everybody is judged by it; null while they are being judged anew.
  judged_at INTEGER,
  -- JSON: parameters of the fitted models, cuts of the scores and tiers.
  learned TEXT NOT NULL
) STRICT;
-- Local: median of the own gaps of the people who buy in a category; '' is the whole shop.
CREATE TABLE usual_gap (
  category TEXT PRIMARY KEY,
  gap REAL NOT NULL,
  people INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
