-- fact: A check is validated below first.
-- expect: refused 42P16
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE a ADD CONSTRAINT k CHECK (x > 1) NOT VALID;
ALTER TABLE ONLY a VALIDATE CONSTRAINT k;
