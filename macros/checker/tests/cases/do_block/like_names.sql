-- fact: Names told by LIKE.
-- expect: accepted
CREATE TABLE log_2020 (a integer);
CREATE TABLE log_2021 (a integer);
CREATE TABLE users (a integer);
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relname LIKE 'log\_%' LOOP
        EXECUTE format('DROP TABLE %I', r.relname);
    END LOOP;
END $$;
