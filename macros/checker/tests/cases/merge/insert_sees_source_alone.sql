-- fact: What is inserted has no row of the table.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE TABLE s (b integer);
MERGE INTO t USING s ON t.a = s.b WHEN NOT MATCHED THEN INSERT VALUES (a);
