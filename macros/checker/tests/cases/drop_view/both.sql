-- fact: views that go together are no hindrance to each other
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
CREATE VIEW w AS SELECT a FROM v;
DROP VIEW v, w;
