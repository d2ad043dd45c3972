-- fact: A loop over a constant array.
-- expect: accepted
CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN deleted_at timestamptz', t);
        EXECUTE format('CREATE INDEX %I ON %I (deleted_at)', t || '_deleted_at', t);
    END LOOP;
END $$;
