-- fact: The columns of a constraint through conkey.
-- expect: accepted
CREATE TABLE t (a integer, b integer UNIQUE);
DO $$
DECLARE name text;
BEGIN
    SELECT c.conname INTO name
    FROM pg_constraint c JOIN pg_attribute at ON at.attrelid = c.conrelid AND at.attnum = ANY (c.conkey)
    WHERE c.conrelid = 't'::regclass AND at.attname = 'b' AND c.contype = 'u';
    EXECUTE 'ALTER TABLE t DROP CONSTRAINT ' || name;
END $$;
