-- fact: An advisory lock changes nothing.
-- expect: accepted
DO $$ BEGIN PERFORM pg_advisory_xact_lock(42); PERFORM pg_notify('a', 'b'); END $$;
