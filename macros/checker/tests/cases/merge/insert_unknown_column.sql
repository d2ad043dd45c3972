-- fact: The columns inserted must be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED THEN INSERT (b) VALUES (1);
