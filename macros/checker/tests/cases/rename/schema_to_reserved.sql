-- fact: The new name is not reserved.
-- expect: refused 42939

CREATE SCHEMA pos;
ALTER SCHEMA pos RENAME TO pg_pos;
