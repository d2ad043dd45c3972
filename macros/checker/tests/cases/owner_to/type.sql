-- fact: A type changes hands.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status OWNER TO pg_monitor;
