-- fact: its columns are stored like a table's
-- expect: refused 42701
CREATE MATERIALIZED VIEW m AS SELECT 1 AS xmin;
