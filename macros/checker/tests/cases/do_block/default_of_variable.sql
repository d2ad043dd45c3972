-- fact: Variables with defaults and constants.
-- expect: accepted
DO $$
DECLARE
    prefix CONSTANT text := 'app_';
    name text NOT NULL DEFAULT prefix || 'users';
BEGIN
    EXECUTE 'CREATE TABLE ' || name || ' (id integer)';
END $$;
