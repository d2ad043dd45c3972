-- fact: nor dropped
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v DROP COLUMN a;
