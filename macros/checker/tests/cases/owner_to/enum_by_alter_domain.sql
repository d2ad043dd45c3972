-- fact: ALTER DOMAIN takes domains only.
-- expect: refused 42809

CREATE TYPE status AS ENUM ('open');
ALTER DOMAIN status OWNER TO pg_monitor;
