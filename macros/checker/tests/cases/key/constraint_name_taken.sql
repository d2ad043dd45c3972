-- fact: a constraint's name is unique on its table
-- expect: refused 42710
CREATE TABLE sales (a int UNIQUE, b int);
ALTER TABLE sales ADD CONSTRAINT sales_a_key FOREIGN KEY (b) REFERENCES sales (a);
