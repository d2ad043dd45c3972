-- fact: An identity column asked for.
-- expect: accepted
CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, b integer GENERATED ALWAYS AS (1) STORED);
DO $$
BEGIN
    IF (SELECT is_identity FROM information_schema.columns WHERE table_name = 't' AND column_name = 'id') = 'YES'
       AND (SELECT attidentity FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'id') = 'a'
       AND (SELECT is_generated FROM information_schema.columns WHERE table_name = 't' AND column_name = 'b') = 'ALWAYS' THEN
        ALTER TABLE t ALTER COLUMN id DROP IDENTITY;
    END IF;
END $$;
