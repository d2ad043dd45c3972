-- fact: A session's transactions are set.
-- expect: accepted
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;
