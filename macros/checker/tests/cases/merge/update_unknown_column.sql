-- fact: The columns updated must be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 1;
