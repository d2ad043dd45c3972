-- fact: A renamed range type keeps its multirange type's name.
-- expect: accepted
CREATE SCHEMA s;
CREATE TYPE r AS RANGE (SUBTYPE = integer);
ALTER TYPE r RENAME TO q;
COMMENT ON TYPE q IS 'numbers';
