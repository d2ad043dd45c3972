-- fact: an array type goes with its element's type
-- expect: refused 2BP01
CREATE TYPE kind AS ENUM ('a');
DROP TYPE _kind;
