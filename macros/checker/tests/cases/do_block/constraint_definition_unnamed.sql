-- fact: A check constraint found by its table and kind.
-- expect: accepted
CREATE TABLE b (c integer CHECK (c > 0), d integer);
DO $$
DECLARE con text;
BEGIN
    SELECT conname INTO con FROM pg_constraint c JOIN pg_class t ON c.conrelid = t.oid
      JOIN pg_namespace n ON n.oid = t.relnamespace
     WHERE t.relname = 'b' AND n.nspname = 'public' AND c.contype = 'c';
    IF FOUND THEN
        EXECUTE format('ALTER TABLE b DROP CONSTRAINT %I', con);
    END IF;
END $$;
