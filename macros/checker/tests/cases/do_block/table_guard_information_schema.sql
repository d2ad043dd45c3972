-- fact: A table guarded by information_schema.tables.
-- expect: accepted
CREATE TABLE old_name (id integer);
DO $$
BEGIN
    IF EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'old_name') THEN
        ALTER TABLE old_name RENAME TO new_name;
    ELSE
        CREATE TABLE new_name (id bigint);
    END IF;
END $$;
