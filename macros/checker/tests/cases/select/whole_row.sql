-- fact: a table's name is its row
-- expect: accepted
CREATE TABLE t (a int, b text);
SELECT to_jsonb(t), (t).a, t IS NULL, count(t.*) OVER () FROM t;
