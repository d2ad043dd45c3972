-- fact: A table is emptied.
-- expect: accepted

CREATE TABLE sales (a integer);
TRUNCATE sales;
