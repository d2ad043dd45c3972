-- fact: A handler of another condition lets the error through.
-- expect: refused 42710
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('x', 'y');
EXCEPTION
    WHEN duplicate_table THEN null;
END $$;
