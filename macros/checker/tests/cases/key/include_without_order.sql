-- fact: included columns need no order
-- expect: accepted
CREATE TABLE sales (a int, b json, PRIMARY KEY (a) INCLUDE (b));
