-- fact: A default may be dropped where there is none.
-- expect: accepted

CREATE DOMAIN code AS integer DEFAULT 1;
ALTER DOMAIN code DROP DEFAULT;
ALTER DOMAIN code DROP DEFAULT;
