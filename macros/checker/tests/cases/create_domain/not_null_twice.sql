-- fact: NOT NULL may be said twice.
-- expect: accepted
-- expect 18: refused 42P17

CREATE DOMAIN code AS integer NOT NULL NOT NULL;
