-- fact: a sequence that a view names
-- expect: refused 2BP01
CREATE SEQUENCE s;
CREATE VIEW v AS SELECT nextval('s') AS n;
DROP SEQUENCE s;
