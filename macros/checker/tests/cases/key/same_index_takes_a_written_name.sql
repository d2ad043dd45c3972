-- fact: the name that is written for one of them is the name of the index
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY, CONSTRAINT sales_once UNIQUE (a));
ALTER TABLE sales DROP CONSTRAINT sales_once, ALTER a DROP NOT NULL;
