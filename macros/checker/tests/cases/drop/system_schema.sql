-- fact: pg_catalog stays
-- expect: refused 2BP01
DROP SCHEMA pg_catalog;
