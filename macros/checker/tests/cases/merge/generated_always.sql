-- fact: An identity column that is always generated is given no value.
-- expect: refused 428C9
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE TABLE s (a integer);
MERGE INTO t USING s ON t.b = s.a WHEN NOT MATCHED THEN INSERT VALUES (1, 2);
