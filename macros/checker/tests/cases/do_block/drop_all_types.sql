-- fact: Types dropped in a loop.
-- expect: accepted
CREATE TYPE a AS ENUM ('x');
CREATE TYPE b AS ENUM ('y');
CREATE DOMAIN d AS text;
DO $$
DECLARE r record;
BEGIN
    FOR r IN SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = 'public' AND t.typtype = 'e' LOOP
        EXECUTE 'DROP TYPE ' || quote_ident(r.typname);
    END LOOP;
END $$;
