-- fact: Table and source are called otherwise.
-- expect: refused 42712
CREATE TABLE t (a integer);
MERGE INTO t USING t ON true WHEN MATCHED THEN DELETE;
