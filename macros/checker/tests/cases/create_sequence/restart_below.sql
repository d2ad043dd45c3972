-- fact: RESTART lies within the bounds.
-- expect: refused 22023

CREATE SEQUENCE numbers RESTART WITH 0;
