-- fact: a sequence has no indexes
-- expect: refused 42809
CREATE SEQUENCE numbers;
CREATE INDEX ON numbers (last_value);
