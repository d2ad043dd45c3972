-- fact: a made-up name avoids the schema's relations
-- expect: accepted
CREATE TABLE sales_pkey (a int);
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales DROP CONSTRAINT sales_pkey1;
