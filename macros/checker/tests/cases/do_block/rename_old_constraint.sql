-- fact: A constraint renamed if it has its old name.
-- expect: accepted
CREATE TABLE t (a integer CONSTRAINT old_name CHECK (a > 0));
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_constraint c INNER JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.conname = 'old_name' AND n.nspname = current_schema()) THEN
    ALTER TABLE t RENAME CONSTRAINT old_name TO new_name;
  END IF;
END $$;
