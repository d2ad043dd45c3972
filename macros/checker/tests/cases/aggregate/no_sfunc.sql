-- fact: without a transition
-- expect: refused 42P13
CREATE AGGREGATE total(integer) (STYPE = int4);
