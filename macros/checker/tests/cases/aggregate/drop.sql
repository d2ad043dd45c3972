-- fact: by its types
-- expect: accepted
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer);
DROP AGGREGATE total(integer);
