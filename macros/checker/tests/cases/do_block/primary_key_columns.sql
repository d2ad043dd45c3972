-- fact: The columns of a key by array_agg over unnest of conkey.
-- expect: accepted
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a));
DO $$
DECLARE pk text;
BEGIN
    SELECT constraint_name INTO pk FROM information_schema.table_constraints
     WHERE table_schema = 'public' AND table_name = 't' AND constraint_type = 'PRIMARY KEY';
    EXECUTE format('ALTER TABLE t DROP CONSTRAINT %I', pk);
    ALTER TABLE t ADD PRIMARY KEY (a, b);
END $$;
