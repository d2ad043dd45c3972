-- fact: A sequence may be unlogged.
-- expect: accepted

CREATE UNLOGGED SEQUENCE numbers;
