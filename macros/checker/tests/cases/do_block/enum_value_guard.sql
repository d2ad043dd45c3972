-- fact: A label guarded by pg_enum.
-- expect: accepted
CREATE TYPE mood AS ENUM ('a');
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON e.enumtypid = t.oid WHERE t.typname = 'mood' AND e.enumlabel = 'b') THEN
        ALTER TYPE mood ADD VALUE 'b';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'a' AND enumtypid = (SELECT oid FROM pg_type WHERE typname = 'mood')) THEN
        ALTER TYPE mood ADD VALUE 'a';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'c' AND enumtypid = 'mood'::regtype) THEN
        ALTER TYPE mood ADD VALUE 'c';
    END IF;
END
$$;
