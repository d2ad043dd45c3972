-- fact: no column is added to a view
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v ADD COLUMN b integer;
