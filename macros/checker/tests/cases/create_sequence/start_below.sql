-- fact: The start is not below the minimum.
-- expect: refused 22023

CREATE SEQUENCE numbers MINVALUE 10 START 5;
