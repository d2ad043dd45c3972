-- fact: An enum is no domain.
-- expect: refused 42809

CREATE TYPE code AS ENUM ('a');
COMMENT ON DOMAIN code IS 'c';
