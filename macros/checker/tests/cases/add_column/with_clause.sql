-- fact: rows of WITH are inserted
-- expect: refused 23502
CREATE TABLE t (a int);
WITH x AS (SELECT 1 AS a UNION ALL SELECT 2) INSERT INTO t SELECT a FROM x;
ALTER TABLE t ADD COLUMN b int NOT NULL;
