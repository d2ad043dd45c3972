CREATE TABLE visits (id integer);
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'guarded_reader') THEN
        RAISE NOTICE 'there is no guarded_reader';
        RETURN;
    END IF;
    GRANT SELECT ON visits, desks TO guarded_reader;
    GRANT USAGE ON SCHEMA public TO guarded_reader;
END $$;
