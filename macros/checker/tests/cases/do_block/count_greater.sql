-- fact: count(*) in a condition.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
DO $$ BEGIN
    IF (SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 't') > 1 THEN
        ALTER TABLE t DROP COLUMN b;
    END IF;
END $$;
