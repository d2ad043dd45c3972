-- fact: A temporary table may go with the transaction.
-- expect: accepted
CREATE TEMPORARY TABLE t (a integer) ON COMMIT DROP;
INSERT INTO t VALUES (1);
