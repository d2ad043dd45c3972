-- fact: a check that casts to a type keeps it
-- expect: refused 2BP01
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE sales (a text CHECK (a::kind = 'a'));
DROP TYPE kind;
