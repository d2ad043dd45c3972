-- fact: the index has to be the table's own
-- expect: refused 42809
CREATE TABLE lines (a int PRIMARY KEY);
CREATE TABLE sales (a int);
ALTER TABLE sales CLUSTER ON lines_pkey;
