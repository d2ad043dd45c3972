-- fact: The start lies within the bounds.
-- expect: refused 22023

CREATE SEQUENCE numbers MAXVALUE 100;
ALTER SEQUENCE numbers START 200;
