-- fact: A guard over rows that raises only where there are bad ones.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM t WHERE a IS NULL) THEN
        RAISE EXCEPTION 'there are rows without a';
    END IF;
    ALTER TABLE t ALTER COLUMN a SET NOT NULL;
END $$;
