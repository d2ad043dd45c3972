-- fact: an identity column through a view
-- expect: refused 428C9
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int);
CREATE VIEW v AS SELECT a, b FROM t;
UPDATE v SET a = 3;
