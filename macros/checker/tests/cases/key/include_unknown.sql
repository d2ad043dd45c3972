-- fact: included columns have to exist
-- expect: refused 42703
CREATE TABLE sales (a int, PRIMARY KEY (a) INCLUDE (b));
