-- fact: A loop over tables with a condition.
-- expect: accepted
CREATE TABLE a (id integer, updated_at timestamptz);
CREATE TABLE b (id integer);
CREATE TABLE c (id integer, updated_at timestamptz);
DO $$
DECLARE
    t text;
BEGIN
    FOR t IN
        SELECT table_name FROM information_schema.columns WHERE column_name = 'updated_at' AND table_schema = 'public' ORDER BY table_name
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN updated_at SET DEFAULT now()', t);
    END LOOP;
END $$;
