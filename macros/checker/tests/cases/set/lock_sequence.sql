-- fact: A sequence is not locked.
-- expect: refused 42809

CREATE SEQUENCE numbers;
LOCK numbers;
