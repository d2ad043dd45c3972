-- fact: without a state
-- expect: refused 42P13
CREATE AGGREGATE total(integer) (SFUNC = int4pl);
