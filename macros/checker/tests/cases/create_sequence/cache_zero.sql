-- fact: The cache holds one at least.
-- expect: refused 22023

CREATE SEQUENCE numbers CACHE 0;
