-- fact: The condition's columns must be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.b = s.a WHEN NOT MATCHED THEN DO NOTHING;
