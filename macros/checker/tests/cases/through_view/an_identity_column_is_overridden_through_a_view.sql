-- fact: an identity column is overridden through a view
-- expect: accepted
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int);
CREATE VIEW v AS SELECT a, b FROM t;
INSERT INTO v OVERRIDING SYSTEM VALUE VALUES (1, 2);
INSERT INTO v (b) VALUES (3);
