-- fact: DROP TABLE drops no view
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
DROP TABLE v;
