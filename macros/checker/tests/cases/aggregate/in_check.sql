-- fact: an aggregate in a check
-- expect: refused 42803
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TABLE t (a integer CHECK (total(a) > 1));
