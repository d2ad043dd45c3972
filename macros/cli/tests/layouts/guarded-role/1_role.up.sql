DO $$
BEGIN
    IF EXISTS (SELECT usesuper FROM pg_user WHERE usename = CURRENT_USER AND usesuper)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'guarded_desk') THEN
        LOCK TABLE pg_catalog.pg_roles;
        CREATE ROLE guarded_desk;
        GRANT USAGE ON SCHEMA public TO guarded_desk;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO guarded_desk;
    END IF;
END $$;
