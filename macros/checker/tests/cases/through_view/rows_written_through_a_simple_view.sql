-- fact: rows written through a simple view
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY, b text, c int DEFAULT 3);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0;
INSERT INTO v VALUES (1, 'x');
INSERT INTO v (b, a) VALUES ('x', 2), (NULL, 3);
INSERT INTO v (a) SELECT g FROM generate_series(4, 5) g;
INSERT INTO v (a) VALUES (4) ON CONFLICT DO NOTHING;
UPDATE v SET b = 'y' WHERE a = 1 RETURNING *;
DELETE FROM v WHERE a = 2;
