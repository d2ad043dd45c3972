-- fact: SET search_path in a block lasts.
-- expect: accepted
CREATE SCHEMA app;
DO $$ BEGIN
    SET search_path TO app;
    CREATE TABLE t (a integer);
END $$;
CREATE TABLE u (a integer);
