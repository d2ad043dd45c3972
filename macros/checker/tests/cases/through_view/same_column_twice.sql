-- fact: a column is written once, by whatever names a view has for it
-- expect: refused 42601
CREATE TABLE t (a text);
CREATE VIEW v AS SELECT a AS x, a AS y FROM t;
INSERT INTO v (x, y) VALUES ('a', 'b');
