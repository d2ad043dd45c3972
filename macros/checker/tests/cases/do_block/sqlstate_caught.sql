-- fact: A handler may name an SQLSTATE.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN
    CREATE TABLE t (b integer);
EXCEPTION
    WHEN SQLSTATE '42P07' THEN ALTER TABLE t ADD COLUMN b integer;
END $$;
