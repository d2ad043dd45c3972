-- fact: an alias of a join hides what it joins
-- expect: refused 42P01
CREATE TABLE t (a int);
CREATE TABLE u (b int);
SELECT t.a FROM (t JOIN u ON a = b) AS j;
