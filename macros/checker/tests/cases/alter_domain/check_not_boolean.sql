-- fact: A check is boolean.
-- expect: refused 42804

CREATE DOMAIN code AS integer;
ALTER DOMAIN code ADD CHECK (VALUE + 1);
