-- fact: A table may be moved to where it is.
-- expect: accepted

CREATE TABLE sales (a integer PRIMARY KEY);
ALTER TABLE sales SET SCHEMA public;
