-- fact: An enum is no domain.
-- expect: refused 42809

CREATE TYPE status AS ENUM ('a');
GRANT USAGE ON DOMAIN status TO PUBLIC;
