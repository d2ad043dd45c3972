-- fact: Names that begin with pg_ are the system's.
-- expect: refused 42939
-- run: autocommit
CREATE TABLESPACE pg_x LOCATION '/tmp/x';
