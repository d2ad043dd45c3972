-- fact: a view gets another name
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
ALTER VIEW v RENAME TO w;
DROP VIEW w;
