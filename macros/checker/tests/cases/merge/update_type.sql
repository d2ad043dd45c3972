-- fact: Values have their columns' types.
-- expect: refused 42804
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = now();
