-- fact: default privileges are for schemas that are there
-- expect: refused 3F000
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO PUBLIC;
