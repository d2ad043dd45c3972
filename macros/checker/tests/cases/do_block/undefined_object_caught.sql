-- fact: undefined_object is caught.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN
    ALTER TABLE t DROP CONSTRAINT nosuch;
EXCEPTION WHEN undefined_object THEN
    NULL;
WHEN undefined_column THEN
    NULL;
END $$;
