-- fact: servers and user mappings have the options that they were given
-- expect: accepted
-- roles: app
CREATE EXTENSION postgres_fdw;
CREATE SERVER elsewhere TYPE 'pg' VERSION '15' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db', dbname 'shop');
CREATE SERVER IF NOT EXISTS elsewhere FOREIGN DATA WRAPPER postgres_fdw;
CREATE USER MAPPING FOR CURRENT_USER SERVER elsewhere OPTIONS (user 'me', password 'secret');
CREATE USER MAPPING FOR PUBLIC SERVER elsewhere;
CREATE USER MAPPING FOR app SERVER elsewhere;
ALTER SERVER elsewhere VERSION '16' OPTIONS (SET host 'db2', DROP dbname, ADD port '5433');
ALTER USER MAPPING FOR app SERVER elsewhere OPTIONS (ADD user 'x');
GRANT USAGE ON FOREIGN SERVER elsewhere TO app;
COMMENT ON SERVER elsewhere IS 'the other shop';
ALTER SERVER elsewhere RENAME TO there;
DROP USER MAPPING FOR PUBLIC SERVER there;
DROP USER MAPPING IF EXISTS FOR PUBLIC SERVER there;
