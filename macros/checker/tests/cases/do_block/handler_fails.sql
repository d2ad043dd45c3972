-- fact: An error in a handler is not caught by it.
-- expect: refused 42P07
CREATE TABLE t (a integer);
DO $$
BEGIN
    CREATE TABLE t (a integer);
EXCEPTION WHEN duplicate_table THEN
    CREATE TABLE t (b integer);
END $$;
