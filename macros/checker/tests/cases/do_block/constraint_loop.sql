-- fact: All foreign keys of a table are dropped in a loop.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer REFERENCES a, other integer REFERENCES a, c integer CHECK (c > 0));
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT conname FROM pg_constraint WHERE conrelid = 'b'::regclass AND contype = 'f' LOOP
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', 'b', r.conname);
    END LOOP;
END $$;
