-- fact: A sequence has no INSERT.
-- expect: refused 0LP01

CREATE SEQUENCE numbers;
GRANT INSERT ON SEQUENCE numbers TO PUBLIC;
