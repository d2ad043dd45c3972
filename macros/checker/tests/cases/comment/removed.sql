-- fact: NULL and the empty string take it away.
-- expect: accepted

CREATE TABLE sales (a integer);
COMMENT ON TABLE sales IS 'one';
COMMENT ON TABLE sales IS '';
COMMENT ON COLUMN sales.a IS 'one';
COMMENT ON COLUMN sales.a IS NULL;
