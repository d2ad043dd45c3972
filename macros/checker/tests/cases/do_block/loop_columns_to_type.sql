-- fact: Columns of one type are changed to another in a loop.
-- expect: accepted
CREATE TABLE a (id integer, x timestamp, y timestamp with time zone);
CREATE TABLE b (x timestamp);
DO $$
DECLARE
    col record;
BEGIN
    FOR col IN
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'
    LOOP
        EXECUTE format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE timestamptz USING %I AT TIME ZONE ''UTC''', 'public', col.table_name, col.column_name, col.column_name);
    END LOOP;
END $$;
