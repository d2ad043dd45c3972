-- fact: A table guarded by pg_tables.
-- expect: accepted
DO $$
BEGIN
    IF NOT EXISTS (SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public' AND tablename = 'settings') THEN
        CREATE TABLE settings (key text PRIMARY KEY);
    END IF;
END $$;
