-- fact: A sequence may be unlogged.
-- expect: accepted
-- expect -14: refused 0A000

CREATE UNLOGGED SEQUENCE numbers;
