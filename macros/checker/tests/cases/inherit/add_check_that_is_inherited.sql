-- fact: An inherited check that is written for the table becomes its own too.
-- expect: accepted
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b () INHERITS (a);
ALTER TABLE b ADD CONSTRAINT k CHECK (x > 1);
