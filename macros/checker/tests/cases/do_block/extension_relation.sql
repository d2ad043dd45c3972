-- fact: A view that an extension brings is there.
-- expect: accepted
CREATE EXTENSION pg_stat_statements;
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'mine') THEN
        CREATE TABLE mine (a integer);
    END IF;
END $$;
