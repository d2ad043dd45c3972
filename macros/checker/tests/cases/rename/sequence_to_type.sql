-- fact: A sequence may take a type's name.
-- expect: accepted

CREATE SEQUENCE numbers;
CREATE DOMAIN counters AS text;
ALTER SEQUENCE numbers RENAME TO counters;
