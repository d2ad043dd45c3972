-- fact: a type that a function takes
-- expect: refused 2BP01
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION f(mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
DROP TYPE mood;
