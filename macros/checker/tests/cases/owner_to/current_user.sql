-- fact: The current user is the owner already.
-- expect: accepted

CREATE SCHEMA pos;
ALTER SCHEMA pos OWNER TO CURRENT_USER;
