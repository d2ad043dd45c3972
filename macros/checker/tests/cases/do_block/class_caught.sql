-- fact: A condition that is a class catches all in it.
-- expect: accepted
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('x', 'y');
EXCEPTION
    WHEN syntax_error_or_access_rule_violation THEN null;
END $$;
