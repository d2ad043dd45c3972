-- fact: A sequence has no constraints.
-- expect: refused 42704

CREATE SEQUENCE numbers;
COMMENT ON CONSTRAINT x ON numbers IS 'c';
