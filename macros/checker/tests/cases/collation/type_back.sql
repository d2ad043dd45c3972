-- fact: a new type has its own collation
-- expect: accepted
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE TABLE t (a text COLLATE ci);
ALTER TABLE t ALTER a TYPE varchar(10);
DROP COLLATION ci;
