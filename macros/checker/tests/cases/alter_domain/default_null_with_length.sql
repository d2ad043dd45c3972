-- fact: A NULL default over a type with a length.
-- expect: accepted

CREATE DOMAIN code AS numeric(4,1) DEFAULT 3;
ALTER DOMAIN code SET DEFAULT NULL;
