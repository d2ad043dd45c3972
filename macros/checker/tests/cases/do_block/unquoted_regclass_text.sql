-- fact: regclass prints a name.
-- expect: accepted
CREATE TABLE "Odd" (a integer);
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'p' AND connamespace = 'public'::regnamespace LOOP
        EXECUTE 'ALTER TABLE ' || r.t || ' DROP CONSTRAINT ' || r.conname;
    END LOOP;
    EXECUTE format('ALTER TABLE %s ADD COLUMN b integer', '"Odd"'::regclass);
END $$;
