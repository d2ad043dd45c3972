-- fact: The default is set and dropped.
-- expect: accepted

CREATE DOMAIN code AS integer;
ALTER DOMAIN code SET DEFAULT 5;
