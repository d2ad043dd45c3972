-- fact: The multirange type does not go alone.
-- expect: refused 2BP01
CREATE TYPE r AS RANGE (SUBTYPE = integer);
DROP TYPE r_multirange;
