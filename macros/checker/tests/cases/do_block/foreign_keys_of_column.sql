-- fact: Constraints found by joining what information_schema has of them.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer REFERENCES a, x uuid);
DO $$
DECLARE
    c record;
BEGIN
    IF EXISTS (
        SELECT 1 FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'b' AND column_name = 'x' AND data_type = 'uuid'
    ) THEN
        FOR c IN
            SELECT tc.constraint_name
            FROM information_schema.table_constraints tc
            JOIN information_schema.key_column_usage kcu
              ON tc.constraint_name = kcu.constraint_name
             AND tc.table_schema = kcu.table_schema
            WHERE tc.table_schema = 'public' AND tc.table_name = 'b'
              AND tc.constraint_type = 'FOREIGN KEY' AND kcu.column_name = 'a_id'
        LOOP
            EXECUTE format('ALTER TABLE b DROP CONSTRAINT IF EXISTS %I', c.constraint_name);
        END LOOP;
        EXECUTE 'ALTER TABLE b ALTER COLUMN x TYPE text USING x::text';
    END IF;
END $$;
