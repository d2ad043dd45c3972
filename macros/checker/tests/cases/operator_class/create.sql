-- fact: an operator class makes a family of its name
-- expect: accepted
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE FUNCTION mood_cmp(mood, mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION mood_lt(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <<< (FUNCTION = mood_lt, LEFTARG = mood, RIGHTARG = mood);
CREATE OPERATOR CLASS mood_ops FOR TYPE mood USING btree AS OPERATOR 1 <<<, OPERATOR 3 = (anyenum, anyenum), FUNCTION 1 mood_cmp(mood, mood), FUNCTION 2 (mood, mood) btint4sortsupport(internal);
COMMENT ON OPERATOR CLASS mood_ops USING btree IS 'by mood';
COMMENT ON OPERATOR FAMILY mood_ops USING btree IS 'moods';
