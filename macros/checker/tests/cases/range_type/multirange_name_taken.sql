-- fact: The multirange type's name must be free.
-- expect: refused 42710
CREATE TABLE r_multirange (a integer);
CREATE TYPE r AS RANGE (SUBTYPE = integer);
