-- fact: the type of an attribute that no table has may become any other
-- expect: accepted
CREATE TYPE pair AS (a text);
ALTER TYPE pair ALTER ATTRIBUTE a TYPE bigint;
