-- fact: a system function called like a column
-- expect: accepted
CREATE TABLE t (a int, b int);
SELECT t.row_to_json FROM t;
