-- fact: IF EXISTS takes its absence.
-- expect: accepted

ALTER TABLE IF EXISTS sales SET SCHEMA pos;
