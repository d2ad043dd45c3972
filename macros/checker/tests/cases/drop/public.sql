-- fact: the schema public may be dropped
-- expect: accepted
DROP SCHEMA public;
