-- fact: a made-up name for a key avoids constraints of the schema
-- expect: accepted
CREATE TABLE others (a int PRIMARY KEY, b int, CONSTRAINT sales_a_key FOREIGN KEY (b) REFERENCES others);
CREATE TABLE sales (a int UNIQUE);
ALTER TABLE sales DROP CONSTRAINT sales_a_key1;
