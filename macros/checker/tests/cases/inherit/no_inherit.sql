-- fact: A table may leave another.
-- expect: accepted
CREATE TABLE a (x integer NOT NULL, y text, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b (y text) INHERITS (a);
ALTER TABLE b NO INHERIT a;
