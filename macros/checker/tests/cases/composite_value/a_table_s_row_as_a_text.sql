-- fact: a table's row as a text
-- expect: accepted
CREATE TABLE t (a int, b text);
SELECT '(1,b)'::t;
SELECT '{"(1,b)","(2,c)"}'::t[];
