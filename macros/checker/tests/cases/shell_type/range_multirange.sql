-- fact: Its multirange does not take the place of one.
-- expect: refused 42710
CREATE TYPE later_multirange;
CREATE TYPE later AS RANGE (SUBTYPE = integer);
