-- fact: Conditions joined by AND, OR and NOT.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
BEGIN
    IF (to_regclass('t') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('t') AND attname = 'b'))
       OR to_regclass('nosuch') IS NOT NULL THEN
        ALTER TABLE t ADD COLUMN b integer;
    END IF;
END $$;
