-- fact: Bounds that were chosen have to fit.
-- expect: refused 22023

CREATE SEQUENCE numbers MAXVALUE 100000;
ALTER SEQUENCE numbers AS smallint;
