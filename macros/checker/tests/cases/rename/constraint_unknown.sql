-- fact: The constraint has to be there.
-- expect: refused 42704

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME CONSTRAINT x TO y;
