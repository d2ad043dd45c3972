-- fact: one missing name is enough
-- expect: refused 42P01
CREATE TABLE sales (a int);
DROP TABLE sales, lines;
