-- fact: A database is made outside of transactions.
-- expect: refused 25001
-- run: session
BEGIN;
CREATE DATABASE d;
