-- fact: COMMENT ON VIEW is not for tables
-- expect: refused 42809
CREATE TABLE v (a integer);
COMMENT ON VIEW v IS 'a table';
