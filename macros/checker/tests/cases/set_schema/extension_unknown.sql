-- fact: The extension has to be there.
-- expect: refused 42704

CREATE SCHEMA ext;
ALTER EXTENSION citext SET SCHEMA ext;
