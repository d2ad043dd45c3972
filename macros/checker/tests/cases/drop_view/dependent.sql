-- fact: a view that another reads cannot go
-- expect: refused 2BP01
CREATE VIEW v AS SELECT 1 AS a;
CREATE VIEW w AS SELECT a FROM v;
DROP VIEW v;
