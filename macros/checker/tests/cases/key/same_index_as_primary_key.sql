-- fact: a unique key over the primary key's columns adds nothing
-- expect: refused 42704
CREATE TABLE sales (a int PRIMARY KEY, UNIQUE (a));
ALTER TABLE sales DROP CONSTRAINT sales_a_key;
