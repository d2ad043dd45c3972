-- fact: a key is over columns of the table
-- expect: refused 42703
CREATE TABLE sales (a int, PRIMARY KEY (b));
