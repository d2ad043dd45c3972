-- fact: a collation that a column has stays
-- expect: refused 2BP01
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TABLE t (a text COLLATE ci);
DROP COLLATION ci;
