-- fact: Rows are not locked by what outlives the transaction.
-- expect: refused 0A000
CREATE TABLE t (a integer);
DECLARE c CURSOR WITH HOLD FOR SELECT a FROM t FOR UPDATE;
