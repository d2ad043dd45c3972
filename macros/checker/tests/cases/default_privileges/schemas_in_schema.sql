-- fact: no schema stands in a schema
-- expect: refused 0LP01
-- roles: app
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT ALL ON SCHEMAS TO app;
