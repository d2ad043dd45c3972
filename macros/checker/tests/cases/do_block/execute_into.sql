-- fact: The result of a query that is executed.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
DECLARE n integer;
BEGIN
    EXECUTE 'SELECT count(*) FROM pg_class WHERE relname = $1' INTO n USING 't';
    IF n = 1 THEN
        ALTER TABLE t ADD COLUMN b integer;
    END IF;
END $$;
