-- fact: a key cannot take the name of a foreign key of the table
-- expect: refused 42710
CREATE TABLE sales (a int UNIQUE, b int, CONSTRAINT owner FOREIGN KEY (b) REFERENCES sales (a));
ALTER TABLE sales ADD CONSTRAINT owner UNIQUE (b);
