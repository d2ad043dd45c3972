-- fact: A tablespace's directory is written from the root on.
-- expect: refused 42P17
-- run: autocommit
CREATE TABLESPACE x LOCATION 'x';
