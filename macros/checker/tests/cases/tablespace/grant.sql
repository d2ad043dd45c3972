-- fact: Privileges on a tablespace are the server's.
-- expect: accepted
-- roles: r1
GRANT CREATE ON TABLESPACE pg_default TO r1; REVOKE CREATE ON TABLESPACE pg_default FROM r1; COMMENT ON TABLESPACE pg_default IS 'own';
