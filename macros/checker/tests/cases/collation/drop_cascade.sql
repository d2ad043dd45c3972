-- fact: CASCADE takes columns, indexes and views
-- expect: accepted
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TABLE t (a text COLLATE ci, b text);
CREATE INDEX ON t (b COLLATE ci);
CREATE VIEW v AS SELECT b FROM t WHERE b COLLATE ci = 'x';
DROP COLLATION ci CASCADE;
