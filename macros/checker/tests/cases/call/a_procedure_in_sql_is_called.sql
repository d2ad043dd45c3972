-- fact: a procedure in SQL is called
-- expect: accepted
CREATE TABLE t (a int primary key, b text); CREATE PROCEDURE p(x int) LANGUAGE sql AS $$INSERT INTO t VALUES (x, 'y')$$; CALL p(3);
