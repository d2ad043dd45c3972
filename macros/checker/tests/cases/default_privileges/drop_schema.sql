-- fact: default privileges in a schema go with it
-- expect: accepted
-- roles: app
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT ALL ON TABLES TO app;
DROP SCHEMA s;
