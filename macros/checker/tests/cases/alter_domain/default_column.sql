-- fact: A default refers to nothing.
-- expect: refused 0A000

CREATE DOMAIN code AS integer;
ALTER DOMAIN code SET DEFAULT value;
