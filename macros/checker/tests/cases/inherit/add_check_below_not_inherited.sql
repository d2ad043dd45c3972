-- fact: A check below that is not inherited conflicts.
-- expect: refused 42P17
CREATE TABLE a (x integer);
CREATE TABLE b (CONSTRAINT k CHECK (x > 1) NO INHERIT) INHERITS (a);
ALTER TABLE a ADD CONSTRAINT k CHECK (x > 1);
