-- fact: A row is updated, deleted, inserted or left alone.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY, b text DEFAULT 'x', c integer); MERGE INTO t AS o USING (SELECT 1 AS a, 'y' AS b) n ON o.a = n.a WHEN MATCHED AND o.c IS NULL THEN DELETE WHEN MATCHED AND o.c > 3 THEN UPDATE SET (b, c) = (n.b, o.c + 1) WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED AND n.b IS NOT NULL THEN INSERT VALUES (n.a, DEFAULT, 3) WHEN NOT MATCHED THEN INSERT DEFAULT VALUES;
