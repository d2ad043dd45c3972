-- fact: a check that is not valid above is valid for a new table below
-- expect: accepted
CREATE TABLE p (a integer);
ALTER TABLE p ADD CHECK (a > 0) NOT VALID;
CREATE TABLE q () INHERITS (p);
