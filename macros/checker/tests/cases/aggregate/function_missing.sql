-- fact: its function must be there
-- expect: refused 42883
CREATE AGGREGATE total(integer) (SFUNC = add_one, STYPE = integer, INITCOND = '0');
