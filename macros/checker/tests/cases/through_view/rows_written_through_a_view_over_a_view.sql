-- fact: rows written through a view over a view
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE VIEW v AS SELECT b AS x, a AS y FROM t;
CREATE VIEW w AS SELECT y AS k, x FROM v;
INSERT INTO w (k, x) VALUES (1, 'x');
UPDATE w SET k = 3;
DELETE FROM w;
