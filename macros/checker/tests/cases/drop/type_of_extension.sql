-- fact: a type of an extension goes with it only
-- expect: refused 2BP01
CREATE EXTENSION citext;
DROP TYPE citext;
