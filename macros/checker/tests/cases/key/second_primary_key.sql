-- fact: ADD PRIMARY KEY needs a table without one
-- expect: refused 42P16
CREATE TABLE sales (a int PRIMARY KEY, b int);
ALTER TABLE sales ADD PRIMARY KEY (b);
