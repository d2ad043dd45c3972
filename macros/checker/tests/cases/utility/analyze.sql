-- fact: A table's columns are analysed.
-- expect: accepted
CREATE TABLE t (a integer, b text);
ANALYZE;
ANALYZE t;
ANALYZE VERBOSE t (a, b);
