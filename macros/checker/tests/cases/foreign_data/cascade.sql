-- fact: CASCADE takes servers and mappings along
-- expect: accepted
CREATE EXTENSION postgres_fdw;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
CREATE USER MAPPING FOR CURRENT_USER SERVER s;
DROP EXTENSION postgres_fdw CASCADE;
