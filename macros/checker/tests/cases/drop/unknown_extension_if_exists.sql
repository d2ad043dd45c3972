-- fact: or not, with IF EXISTS
-- expect: accepted
DROP EXTENSION IF EXISTS citext;
