-- fact: ADD PRIMARY KEY needs the column
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ADD PRIMARY KEY (b);
