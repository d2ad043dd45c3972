-- fact: NOT NULL may be said twice.
-- expect: accepted

CREATE DOMAIN code AS integer NOT NULL NOT NULL;
