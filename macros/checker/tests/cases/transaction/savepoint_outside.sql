-- fact: Savepoints are inside of transactions.
-- expect: refused 25P01
-- run: session
SAVEPOINT s;
