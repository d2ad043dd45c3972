-- fact: a type that a column has does not go silently
-- expect: refused 2BP01
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (kind kind);
DROP TYPE kind;
