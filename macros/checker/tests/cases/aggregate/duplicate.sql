-- fact: one of the same name and types
-- expect: refused 42723
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
