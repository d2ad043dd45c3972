-- fact: A view is dropped, its table altered, the view made again.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.views WHERE table_schema = 'public' AND table_name = 'v') THEN
        DROP VIEW v;
    END IF;
    ALTER TABLE t ALTER COLUMN a TYPE bigint;
    CREATE VIEW v AS SELECT a FROM t;
END $$;
