-- fact: A table is no sequence.
-- expect: refused 42809

CREATE TABLE sales (a integer);
GRANT SELECT ON SEQUENCE sales TO PUBLIC;
