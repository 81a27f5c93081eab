-- Whose sums a counter-entry changes beside those of its own person: it was taken back, the visit was given to somebody else, and it
-- was brought again. Filled by the trigger, emptied by who keeps the sums, empty between two commands.
CREATE TABLE visit_taken (
  visit_id INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER visit_taken_elsewhere AFTER UPDATE OF corrected_by ON visit
WHEN NEW.corrected_by IS NOT OLD.corrected_by BEGIN
  INSERT INTO visit_taken (visit_id) VALUES (NEW.id) ON CONFLICT (visit_id) DO NOTHING;
END;
