-- fact: A check is not added above alone.
-- expect: refused 42P16
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE ONLY a ADD CONSTRAINT k CHECK (x > 1);
