-- fact: an enum does not refer to another one
-- expect: refused 42804
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE sort AS ENUM ('a', 'b');
CREATE TABLE kinds (kind kind PRIMARY KEY);
CREATE TABLE sales (a sort REFERENCES kinds);
