-- fact: a constant of unknown type is text
-- expect: refused 42P13
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'sad' $$;
