-- fact: oid::regprocedure and pg_get_function_identity_arguments print what DROP FUNCTION takes
-- expect: accepted
CREATE TYPE size AS ENUM ('small', 'large');
CREATE FUNCTION pack(of size, VARIADIC names text[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION pack(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "Unpack"("Of" integer, OUT n bigint) LANGUAGE sql AS 'SELECT 1::bigint';
DO $$
DECLARE routine record;
BEGIN
    FOR routine IN SELECT p.oid::regprocedure AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'public' AND p.proname = 'pack' LOOP
        EXECUTE 'DROP FUNCTION ' || routine.signature;
    END LOOP;
    FOR routine IN SELECT p.proname, pg_get_function_identity_arguments(p.oid) AS arguments FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname = 'Unpack' LOOP
        EXECUTE format('DROP FUNCTION public.%I(%s)', routine.proname, routine.arguments);
    END LOOP;
END $$;
