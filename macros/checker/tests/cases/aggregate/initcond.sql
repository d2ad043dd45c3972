-- fact: the first state must be one
-- expect: refused 22P02
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = 'x');
