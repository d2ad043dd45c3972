-- fact: Or a range.
-- expect: accepted
CREATE TYPE later;
CREATE TYPE later AS RANGE (SUBTYPE = integer);
