-- fact: a role that the history makes can own and be granted
-- expect: accepted
CREATE ROLE case_made_owner NOLOGIN;
CREATE USER case_made_user PASSWORD 'x' IN ROLE case_made_owner;
GRANT case_made_owner TO CURRENT_USER;
CREATE TABLE t (id serial);
ALTER TABLE t OWNER TO case_made_owner;
GRANT SELECT ON t TO case_made_user;
ALTER ROLE case_made_user SET statement_timeout TO '1s';
ALTER ROLE case_made_user WITH LOGIN;
REVOKE case_made_owner FROM case_made_user;
