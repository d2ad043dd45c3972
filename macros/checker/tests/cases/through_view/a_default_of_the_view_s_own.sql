-- fact: a default of the view's own
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE VIEW v AS SELECT b AS x, a AS y FROM t;
ALTER VIEW v ALTER x SET DEFAULT 'z';
INSERT INTO v (y) VALUES (1);
