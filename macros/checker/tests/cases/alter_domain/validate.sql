-- fact: A check that was not validated is.
-- expect: accepted

CREATE DOMAIN code AS integer;
ALTER DOMAIN code ADD CONSTRAINT small CHECK (VALUE < 10) NOT VALID;
ALTER DOMAIN code VALIDATE CONSTRAINT small;
ALTER DOMAIN code VALIDATE CONSTRAINT small;
