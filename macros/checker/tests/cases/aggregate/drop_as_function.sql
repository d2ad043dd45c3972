-- fact: an aggregate is not dropped as a function
-- expect: refused 42809
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
DROP FUNCTION total(integer);
