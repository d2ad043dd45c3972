-- fact: a procedure in PL/pgSQL is called
-- expect: accepted
CREATE TABLE t (a int primary key, b text); CREATE PROCEDURE p(x int) LANGUAGE plpgsql AS $$BEGIN INSERT INTO t VALUES (x, 'y'); END$$; CALL p(3);
