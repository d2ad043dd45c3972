-- fact: The sequence has to be there.
-- expect: refused 42P01

ALTER SEQUENCE numbers CYCLE;
