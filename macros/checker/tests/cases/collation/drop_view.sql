-- fact: a collation that a view compares by stays
-- expect: refused 2BP01
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TABLE t (a text);
CREATE VIEW v AS SELECT a FROM t WHERE a COLLATE ci = 'x';
DROP COLLATION ci;
