-- fact: A sequence has columns of its own.
-- expect: refused 42703

CREATE SEQUENCE numbers;
COMMENT ON COLUMN numbers.x IS 'c';
