-- fact: A default asked of information_schema.
-- expect: accepted
CREATE TABLE t (a integer, b integer DEFAULT 5);
DO $$ BEGIN
    IF (SELECT column_default FROM information_schema.columns WHERE table_name = 't' AND column_name = 'a') IS NULL THEN
        ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
    END IF;
    IF (SELECT column_default FROM information_schema.columns WHERE table_name = 't' AND column_name = 'b') = '5' THEN
        ALTER TABLE t ALTER COLUMN b DROP DEFAULT;
    END IF;
END $$;
