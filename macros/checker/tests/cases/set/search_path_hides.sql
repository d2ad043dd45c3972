-- fact: What is not on search_path is not found.
-- expect: refused 42P01

CREATE SCHEMA pos;
CREATE TABLE sales (a integer);
SET LOCAL search_path TO pos;
COMMENT ON TABLE sales IS 'x';
