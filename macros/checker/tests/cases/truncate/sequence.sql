-- fact: A sequence is no table.
-- expect: refused 42809

CREATE SEQUENCE numbers;
TRUNCATE numbers;
