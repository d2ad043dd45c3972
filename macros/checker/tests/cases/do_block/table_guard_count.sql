-- fact: SELECT count(*) INTO a variable.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
DECLARE n integer;
BEGIN
    SELECT count(*) INTO n FROM information_schema.tables WHERE table_name = 't' AND table_schema = current_schema();
    IF n = 0 THEN
        CREATE TABLE t (b integer);
    ELSE
        ALTER TABLE t ADD COLUMN b integer;
    END IF;
END $$;
