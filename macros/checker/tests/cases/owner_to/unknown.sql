-- fact: The type has to be there.
-- expect: refused 42704

ALTER TYPE status OWNER TO pg_monitor;
