-- fact: none is no role.
-- expect: refused 42939

CREATE SCHEMA pos;
ALTER SCHEMA pos OWNER TO "none";
