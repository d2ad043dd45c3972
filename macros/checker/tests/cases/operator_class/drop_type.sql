-- fact: a type is kept by its class
-- expect: refused 2BP01
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE FUNCTION mood_cmp(anyenum, anyenum) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS mood_ops FOR TYPE mood USING btree AS OPERATOR 1 < (anyenum, anyenum), FUNCTION 1 (mood, mood) mood_cmp(anyenum, anyenum);
DROP TYPE mood;
