-- fact: a key may include columns, which are in its name
-- expect: accepted
CREATE TABLE sales (a int, b int, UNIQUE (a) INCLUDE (b));
ALTER TABLE sales DROP CONSTRAINT sales_a_b_key;
