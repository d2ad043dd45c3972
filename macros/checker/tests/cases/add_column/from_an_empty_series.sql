-- fact: a series may be empty
-- expect: accepted
CREATE TABLE t (a int);
INSERT INTO t SELECT g FROM generate_series(2, 1) AS g;
ALTER TABLE t ADD COLUMN b int NOT NULL;
