-- fact: All functions of a name are dropped.
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.proname = 'f' AND p.prokind = 'f' LOOP
        EXECUTE format('DROP FUNCTION %I', r.proname);
    END LOOP;
END $$;
