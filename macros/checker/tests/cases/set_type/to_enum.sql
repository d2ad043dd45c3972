-- fact: a default that is a string literal of text does not become an enum
-- expect: refused 42804
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE sales (a text DEFAULT 'a');
ALTER TABLE sales ALTER a TYPE kind USING a::kind;
