-- fact: Fields of a record from the catalog.
-- expect: accepted
CREATE TABLE t (a integer, b text);
DO $$
DECLARE r record; n integer := 0;
BEGIN
    FOR r IN SELECT a.attname AS name, a.attnum AS number FROM pg_attribute a WHERE a.attrelid = 't'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum LOOP
        n := n + r.number;
        EXECUTE format('COMMENT ON COLUMN t.%I IS %L', r.name, 'column ' || r.number::text);
    END LOOP;
    EXECUTE 'CREATE TABLE n' || n || ' (a integer)';
END $$;
