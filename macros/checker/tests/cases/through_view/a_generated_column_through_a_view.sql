-- fact: a generated column through a view
-- expect: refused 428C9
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE VIEW v AS SELECT b FROM t;
INSERT INTO v VALUES (1);
