-- fact: A constraint validated only if it is not.
-- expect: accepted
CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'c' AND NOT convalidated) THEN
        ALTER TABLE t VALIDATE CONSTRAINT c;
    END IF;
END $$;
