-- fact: keys over the column go along, those over several columns too
-- expect: accepted
CREATE TABLE sales (a int, b int, UNIQUE (a, b), PRIMARY KEY (b));
ALTER TABLE sales DROP COLUMN b;
CREATE TABLE sales_a_b_key (a int);
CREATE TABLE sales_pkey (a int);
