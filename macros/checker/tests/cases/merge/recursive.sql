-- fact: Not with a recursive query.
-- expect: refused 42601
CREATE TABLE t (a integer);
WITH RECURSIVE w AS (SELECT 1 AS a) MERGE INTO t USING w ON t.a = w.a WHEN NOT MATCHED THEN INSERT VALUES (w.a);
