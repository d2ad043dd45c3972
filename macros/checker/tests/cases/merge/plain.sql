-- fact: Rows are merged from another table.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE TABLE s (a integer, b text);
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = s.b WHEN NOT MATCHED THEN INSERT (a, b) VALUES (s.a, s.b);
