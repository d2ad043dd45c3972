-- fact: A schema's name is taken once.
-- expect: refused 42P06

CREATE SCHEMA pos;
ALTER SCHEMA pos RENAME TO public;
