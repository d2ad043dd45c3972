-- fact: The check has to be there.
-- expect: refused 42704

CREATE DOMAIN code AS integer;
ALTER DOMAIN code DROP CONSTRAINT code_check;
