-- fact: keys of an unlogged table
-- expect: accepted
CREATE UNLOGGED TABLE sales (a int PRIMARY KEY, b int REFERENCES sales, EXCLUDE (b WITH =));
