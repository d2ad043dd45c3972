-- fact: IF EXISTS takes its absence.
-- expect: accepted

ALTER SEQUENCE IF EXISTS numbers CYCLE;
