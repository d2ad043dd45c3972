-- fact: A sequence's columns have none.
-- expect: refused 42809

CREATE SEQUENCE numbers;
COMMENT ON COLUMN numbers.last_value IS 'c';
