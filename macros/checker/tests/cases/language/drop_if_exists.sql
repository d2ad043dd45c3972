-- fact: SQL is PostgreSQL's own
-- expect: refused 2BP01
DROP LANGUAGE IF EXISTS sql CASCADE;
