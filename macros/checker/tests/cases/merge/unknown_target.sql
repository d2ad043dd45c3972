-- fact: The table must be there.
-- expect: refused 42P01
MERGE INTO t USING (SELECT 1 AS a) s ON s.a = 1 WHEN NOT MATCHED THEN DO NOTHING;
