-- fact: Rows that were merged are not known.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
INSERT INTO t VALUES (1, NULL);
MERGE INTO t USING (SELECT 1 AS a) s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 2;
ALTER TABLE t ALTER b SET NOT NULL;
