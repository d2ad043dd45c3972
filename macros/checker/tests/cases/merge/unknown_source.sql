-- fact: What is merged must be there.
-- expect: refused 42P01
CREATE TABLE t (a integer);
MERGE INTO t USING s ON s.a = 1 WHEN NOT MATCHED THEN DO NOTHING;
