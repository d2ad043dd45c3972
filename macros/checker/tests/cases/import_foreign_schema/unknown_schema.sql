-- fact: The schema must be there.
-- expect: refused 3F000
CREATE EXTENSION postgres_fdw;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
IMPORT FOREIGN SCHEMA theirs FROM SERVER s INTO ours;
