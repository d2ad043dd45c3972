-- fact: A grant to the new owner becomes the owner's.
-- expect: accepted

CREATE DOMAIN code AS integer;
REVOKE USAGE ON DOMAIN code FROM PUBLIC;
GRANT USAGE ON DOMAIN code TO pg_monitor;
ALTER DOMAIN code OWNER TO pg_monitor;
