-- fact: nor has its type changed
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v ALTER COLUMN a TYPE bigint;
