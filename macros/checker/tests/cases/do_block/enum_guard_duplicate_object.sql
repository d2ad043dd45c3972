-- fact: duplicate_object is caught and the type stays as it was.
-- expect: accepted
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('x', 'y');
EXCEPTION
    WHEN duplicate_object THEN null;
END $$;
