-- fact: a sequence may belong to a view's column
-- expect: refused 42P01
CREATE VIEW v AS SELECT 1 AS a;
CREATE SEQUENCE s OWNED BY v.a;
DROP VIEW v;
ALTER SEQUENCE s RESTART;
