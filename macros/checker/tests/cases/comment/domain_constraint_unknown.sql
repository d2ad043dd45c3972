-- fact: The check has to be there.
-- expect: refused 42704

CREATE DOMAIN code AS integer;
COMMENT ON CONSTRAINT code_check ON DOMAIN code IS 'c';
