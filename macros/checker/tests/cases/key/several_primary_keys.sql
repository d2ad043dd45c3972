-- fact: a table has one primary key
-- expect: refused 42P16
CREATE TABLE sales (a int PRIMARY KEY, b int PRIMARY KEY);
