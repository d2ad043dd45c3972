-- fact: A policy guarded by pg_policies.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE tablename = 't' AND policyname = 'p') THEN
        ALTER TABLE t ENABLE ROW LEVEL SECURITY;
    END IF;
    IF (SELECT relrowsecurity FROM pg_class WHERE relname = 't' AND relnamespace = 'public'::regnamespace) THEN
        ALTER TABLE t FORCE ROW LEVEL SECURITY;
    END IF;
END $$;
