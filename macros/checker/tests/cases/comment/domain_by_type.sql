-- fact: A domain is a type.
-- expect: accepted

CREATE DOMAIN code AS integer;
COMMENT ON TYPE code IS 'c';
