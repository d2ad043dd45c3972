-- fact: keys are made before foreign keys
-- expect: accepted
CREATE TABLE sales (a int, b int);
ALTER TABLE sales ADD FOREIGN KEY (b) REFERENCES sales (a), ADD UNIQUE (a);
