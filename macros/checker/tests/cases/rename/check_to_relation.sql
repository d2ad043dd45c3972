-- fact: A check's may be.
-- expect: accepted

CREATE TABLE sales (a integer, CONSTRAINT positive CHECK (a > 0));
ALTER TABLE sales RENAME CONSTRAINT positive TO sales;
