-- fact: a table's name is unique in its schema
-- expect: refused 42P07
CREATE TABLE sales (a int);
CREATE TABLE sales (b text);
