-- fact: A check is renamed below too.
-- expect: accepted
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b () INHERITS (a);
ALTER TABLE a RENAME CONSTRAINT k TO l;
