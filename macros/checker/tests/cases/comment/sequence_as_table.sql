-- fact: A sequence is no table.
-- expect: refused 42809

CREATE SEQUENCE numbers;
COMMENT ON TABLE numbers IS 'c';
