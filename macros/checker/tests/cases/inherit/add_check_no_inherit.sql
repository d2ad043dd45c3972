-- fact: A check that is not inherited may be added above alone.
-- expect: accepted
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE ONLY a ADD CONSTRAINT k CHECK (x > 1) NO INHERIT;
ALTER TABLE a ADD CONSTRAINT l CHECK (x > 1) NO INHERIT;
