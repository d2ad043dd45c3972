-- fact: an extension whose type a column has does not go silently
-- expect: refused 2BP01
CREATE EXTENSION citext;
CREATE TABLE users (email citext);
DROP EXTENSION citext;
