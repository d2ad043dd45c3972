DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'guarded_reader') THEN
        REVOKE SELECT ON desks FROM guarded_reader;
        REVOKE USAGE ON SCHEMA public FROM guarded_reader;
    END IF;
END $$;
DROP TABLE visits;
