-- fact: A schema guarded by pg_namespace and information_schema.schemata.
-- expect: accepted
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'app') THEN
        CREATE SCHEMA app;
    END IF;
    IF NOT EXISTS (SELECT schema_name FROM information_schema.schemata WHERE schema_name = 'app') THEN
        CREATE SCHEMA app;
    END IF;
END $$;
