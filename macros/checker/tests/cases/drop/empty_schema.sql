-- fact: an empty schema goes
-- expect: accepted
CREATE SCHEMA pos;
DROP SCHEMA pos;
