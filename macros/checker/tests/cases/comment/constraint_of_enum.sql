-- fact: An enum has no checks.
-- expect: refused 42809

CREATE TYPE code AS ENUM ('a');
COMMENT ON CONSTRAINT code_check ON DOMAIN code IS 'c';
