-- fact: a procedure in an expression
-- expect: refused 42809
CREATE PROCEDURE p() LANGUAGE sql AS '';
CREATE TABLE t (a integer DEFAULT p());
