-- fact: with an operator goes the class that needs it
-- expect: accepted
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE FUNCTION mood_cmp(mood, mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION mood_lt(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <<< (FUNCTION = mood_lt, LEFTARG = mood, RIGHTARG = mood);
CREATE OPERATOR CLASS mood_ops FOR TYPE mood USING btree AS OPERATOR 1 <<<, FUNCTION 1 mood_cmp(mood, mood);
DROP OPERATOR <<< (mood, mood) CASCADE;
