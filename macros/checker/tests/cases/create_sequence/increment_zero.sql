-- fact: The increment is not zero.
-- expect: refused 22023

CREATE SEQUENCE numbers INCREMENT 0;
