-- fact: A grant to a role that the server has.
-- expect: accepted
-- roles: app
CREATE TABLE t (a integer);
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'app') THEN
        GRANT SELECT ON t TO app;
    END IF;
END $$;
