-- fact: but not that of a system column
-- expect: refused 42701
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
ALTER MATERIALIZED VIEW m RENAME COLUMN a TO xmin;
