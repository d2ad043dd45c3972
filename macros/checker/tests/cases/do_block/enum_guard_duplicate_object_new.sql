-- fact: Without a duplicate the block of an EXCEPTION clause is kept.
-- expect: accepted
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('x', 'y');
EXCEPTION
    WHEN duplicate_object THEN RAISE NOTICE 'mood exists, skipping';
END $$;
