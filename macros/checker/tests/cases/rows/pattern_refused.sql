-- fact: a check with a regular expression is asked of rows that are there
-- expect: refused 23514
CREATE TABLE t (id int, a text);
INSERT INTO t VALUES (1, 'x@y.z'), (2, 'nope');
ALTER TABLE t ADD CHECK (a ~ '^[^@]+@[^@]+$');
