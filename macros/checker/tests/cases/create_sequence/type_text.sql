-- fact: A sequence is of an integer type.
-- expect: refused 22023

CREATE SEQUENCE numbers AS text;
