-- fact: What is needed is installed beside it.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION earthdistance SCHEMA ext CASCADE;
COMMENT ON EXTENSION cube IS 'c';
