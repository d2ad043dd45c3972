-- fact: The server's settings are changed outside of transactions.
-- expect: refused 25001
-- run: session
BEGIN;
ALTER SYSTEM SET work_mem = '8MB';
