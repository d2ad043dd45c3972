-- fact: PUBLIC owns nothing.
-- expect: refused 42704

CREATE SCHEMA pos;
ALTER SCHEMA pos OWNER TO public;
