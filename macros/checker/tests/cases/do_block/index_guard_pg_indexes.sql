-- fact: An index guarded by pg_indexes.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE INDEX t_b ON t (b);
DO $$
BEGIN
IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE schemaname = 'public' AND tablename = 't' AND indexname = 't_a') THEN
    CREATE INDEX t_a ON t (a);
END IF;
IF EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 't_b') THEN
    DROP INDEX t_b;
END IF;
END$$;
