-- fact: And may be caught.
-- expect: refused 42P07
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
DO 'DECLARE x integer; BEGIN x := (SELECT a FROM t); EXCEPTION WHEN cardinality_violation THEN CREATE TABLE u (); END';
CREATE TABLE u ();
