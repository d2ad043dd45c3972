-- fact: A materialized view is looked for where it is.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_matviews WHERE schemaname = 'public' AND matviewname = 'm') THEN
        REFRESH MATERIALIZED VIEW m;
        CREATE UNIQUE INDEX m_a ON m (a);
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'm') THEN
        DROP TABLE t;
    END IF;
    IF (SELECT relkind FROM pg_class WHERE relname = 'm') = 'm' THEN
        COMMENT ON MATERIALIZED VIEW m IS 'kept';
    END IF;
END $$;
