-- fact: a schema that is dropped exists
-- expect: refused 3F000
DROP SCHEMA pos;
