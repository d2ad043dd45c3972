-- fact: A check that LIKE takes is valid.
-- expect: accepted
CREATE TABLE s (a integer);
ALTER TABLE s ADD CHECK (a > 0) NOT VALID;
CREATE TABLE t (LIKE s INCLUDING CONSTRAINTS);
