-- fact: so does an extension whose wrapper has servers
-- expect: refused 2BP01
CREATE EXTENSION postgres_fdw;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
DROP EXTENSION postgres_fdw;
