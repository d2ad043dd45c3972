-- fact: as many rows as a series has
-- expect: refused 23502
CREATE TABLE t (a int);
INSERT INTO t SELECT g FROM generate_series(1, 5) AS g;
ALTER TABLE t ADD COLUMN b int NOT NULL;
