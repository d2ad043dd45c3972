DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'guarded_reader') THEN
        GRANT INSERT ON desks TO guarded_reader;
    END IF;
END $$;
