-- fact: The minimum is less than the maximum.
-- expect: refused 22023

CREATE SEQUENCE numbers MINVALUE 10 MAXVALUE 10;
