-- fact: ALTER TABLE renames views too
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
ALTER TABLE v RENAME TO w;
DROP VIEW w;
