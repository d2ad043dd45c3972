-- fact: A NULL default is none.
-- expect: accepted

CREATE DOMAIN code AS integer DEFAULT NULL;
