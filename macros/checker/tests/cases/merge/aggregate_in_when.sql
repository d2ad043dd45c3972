-- fact: No aggregate decides.
-- expect: refused 42803
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED AND max(s.a) > 1 THEN DELETE;
