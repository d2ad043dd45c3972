-- fact: A view guarded by pg_views.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_views WHERE viewname = 'v') THEN
        DROP VIEW v;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_matviews WHERE matviewname = 'mv') THEN
        DROP MATERIALIZED VIEW mv;
    END IF;
    IF EXISTS (SELECT table_name FROM information_schema.views WHERE table_name = 'v' AND table_schema = 'public') THEN
        DROP VIEW v;
    END IF;
END $$;
