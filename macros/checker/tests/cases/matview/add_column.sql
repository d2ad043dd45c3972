-- fact: nor other columns
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
ALTER TABLE m ADD COLUMN b integer;
