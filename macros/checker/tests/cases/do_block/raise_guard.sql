-- fact: A guard that raises if the catalog is not as expected.
-- expect: refused P0001
CREATE TABLE t (a integer);
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'b') THEN
        RAISE EXCEPTION 'column b is missing';
    END IF;
END $$;
