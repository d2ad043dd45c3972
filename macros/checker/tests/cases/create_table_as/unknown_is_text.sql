-- fact: a constant is text
-- expect: accepted
CREATE TABLE s AS SELECT 'x' AS a, NULL AS b, 1 AS c;
