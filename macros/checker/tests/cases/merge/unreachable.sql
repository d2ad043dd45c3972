-- fact: Nothing comes after a clause that takes all.
-- expect: refused 42601
CREATE TABLE t (a integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE WHEN MATCHED AND t.a > 1 THEN DO NOTHING;
