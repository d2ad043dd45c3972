-- fact: a column missing below a view over a view
-- expect: refused 23502
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE VIEW v AS SELECT b AS x, a AS y FROM t;
CREATE VIEW w AS SELECT y AS k, x FROM v;
INSERT INTO w (k) VALUES (1);
