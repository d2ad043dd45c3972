-- fact: Both go together.
-- expect: accepted
CREATE TYPE r AS RANGE (SUBTYPE = integer);
DROP TYPE r;
