-- fact: Row security for all tables of a list.
-- expect: accepted
CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
DO $$
DECLARE
    tables constant text[] := array['a', 'b', 'missing'];
    t text;
BEGIN
    FOREACH t IN ARRAY tables LOOP
        IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = t) THEN
            EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
            EXECUTE format('CREATE POLICY all_of_%s ON public.%I USING (true)', t, t);
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = 'public' AND tablename = 'a' AND policyname = 'all_of_a') THEN
        CREATE TABLE never (a integer);
    END IF;
END $$;
