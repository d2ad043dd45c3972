-- fact: A table may come below another.
-- expect: accepted
CREATE TABLE a (x integer NOT NULL, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b (y integer, x integer NOT NULL, CONSTRAINT k CHECK (x > 1));
ALTER TABLE b INHERIT a;
