-- fact: plpgsql stays.
-- expect: refused 0A000

CREATE SCHEMA ext;
ALTER EXTENSION plpgsql SET SCHEMA ext;
