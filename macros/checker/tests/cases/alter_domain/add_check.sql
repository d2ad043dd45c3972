-- fact: Checks without a name are numbered.
-- expect: accepted

CREATE DOMAIN code AS integer;
ALTER DOMAIN code ADD CHECK (VALUE > 0);
ALTER DOMAIN code ADD CHECK (VALUE > 1);
ALTER DOMAIN code ADD CONSTRAINT small CHECK (VALUE < 10) NOT VALID;
