-- fact: Bounds that were chosen stay.
-- expect: accepted

CREATE SEQUENCE numbers MAXVALUE 100;
ALTER SEQUENCE numbers AS smallint;
