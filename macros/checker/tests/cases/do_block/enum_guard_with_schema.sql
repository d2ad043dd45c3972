-- fact: A type of the same name in another schema does not count where the schema is asked for.
-- expect: accepted
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a');
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typname = 'mood' AND n.nspname = 'public'
    ) THEN
        CREATE TYPE public.mood AS ENUM ('x', 'y');
    END IF;
END
$$;
