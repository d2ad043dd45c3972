-- fact: A temporary sequence stays where it is
-- expect: refused 0A000
CREATE SCHEMA app;
CREATE TEMP TABLE ids (id int);
ALTER TABLE ids ADD COLUMN number serial;
ALTER SEQUENCE ids_number_seq OWNED BY NONE;
ALTER SEQUENCE ids_number_seq SET SCHEMA app;
