-- fact: DROP EXTENSION IF EXISTS takes one that does not exist
-- expect: accepted
DROP EXTENSION IF EXISTS citext;
