-- fact: NOT NULL is set twice and dropped twice.
-- expect: accepted

CREATE DOMAIN code AS integer;
ALTER DOMAIN code SET NOT NULL;
ALTER DOMAIN code SET NOT NULL;
ALTER DOMAIN code DROP NOT NULL;
ALTER DOMAIN code DROP NOT NULL;
ALTER DOMAIN code SET NOT NULL;
