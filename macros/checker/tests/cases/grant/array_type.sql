-- fact: An array type has no privileges of its own.
-- expect: refused 0LP01

CREATE TYPE status AS ENUM ('a');
GRANT USAGE ON TYPE _status TO pg_monitor;
