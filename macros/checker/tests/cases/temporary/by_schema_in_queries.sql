-- fact: a temporary table is read and written under the name of its schema as well
-- expect: accepted
CREATE TABLE t (a int);
CREATE TEMPORARY TABLE t (a int, b text);
INSERT INTO pg_temp.t VALUES (1, 'x');
UPDATE pg_temp.t SET b = 'y' WHERE pg_temp.t.a = 1;
CREATE VIEW v AS SELECT a, b FROM pg_temp.t WHERE t.b <> '';
SELECT pg_temp.t.b FROM pg_temp.t;
DELETE FROM pg_temp.t;
