-- fact: A sequence guarded by pg_class.
-- expect: accepted
DO $$
BEGIN
    IF NOT EXISTS (SELECT 0 FROM pg_class WHERE relname = 'my_seq') THEN
        CREATE SEQUENCE my_seq;
    END IF;
    IF EXISTS (SELECT 0 FROM pg_class WHERE relname = 'my_seq' AND relkind = 'S') THEN
        ALTER SEQUENCE my_seq INCREMENT BY 5;
    END IF;
END $$;
