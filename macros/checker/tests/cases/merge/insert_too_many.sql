-- fact: There are not more values than columns.
-- expect: refused 42601
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED THEN INSERT VALUES (1, 2);
