-- fact: A domain's checks move with it.
-- expect: accepted

CREATE SCHEMA pos;
CREATE DOMAIN code AS integer;
ALTER DOMAIN code SET SCHEMA pos;
