-- fact: a collation that an index has stays
-- expect: refused 2BP01
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TABLE t (a text);
CREATE INDEX ON t (a COLLATE ci);
DROP COLLATION ci;
