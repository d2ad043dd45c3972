-- fact: An enum replaced by another under its name.
-- expect: accepted
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood);
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_type t JOIN pg_enum e ON t.oid = e.enumtypid WHERE t.typname = 'mood' AND e.enumlabel = 'b') THEN
        ALTER TYPE mood RENAME TO mood_old;
        CREATE TYPE mood AS ENUM ('a');
        ALTER TABLE t ALTER COLUMN m TYPE mood USING m::text::mood;
        DROP TYPE mood_old;
    END IF;
END $$;
