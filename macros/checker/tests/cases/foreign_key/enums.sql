-- fact: an enum refers to the same enum
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE sort AS ENUM ('a', 'b');
CREATE TABLE kinds (kind kind PRIMARY KEY);
CREATE TABLE sales (a kind REFERENCES kinds);
