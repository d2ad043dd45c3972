-- fact: A name is not free for its bearer.
-- expect: refused 42P07

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME TO sales;
