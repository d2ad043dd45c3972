-- fact: a view may lock
-- expect: accepted
CREATE TABLE t (id int, tags text[]);
CREATE VIEW v AS SELECT id FROM t FOR UPDATE;
