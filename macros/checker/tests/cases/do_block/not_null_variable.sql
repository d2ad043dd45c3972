-- fact: A variable declared NOT NULL.
-- expect: refused 22004
DO $$ DECLARE x text NOT NULL := NULL; BEGIN NULL; END $$;
