-- fact: A query of WITH is merged.
-- expect: accepted
CREATE TABLE t (a integer);
WITH w AS (SELECT 1 AS a) MERGE INTO t USING w ON t.a = w.a WHEN NOT MATCHED THEN INSERT VALUES (w.a);
