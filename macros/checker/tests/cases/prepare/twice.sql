-- fact: A prepared statement's name is taken.
-- expect: refused 42P05
PREPARE p AS SELECT 1;
PREPARE p AS SELECT 2;
