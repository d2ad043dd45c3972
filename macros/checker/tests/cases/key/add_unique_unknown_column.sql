-- fact: ADD UNIQUE needs the column
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ADD UNIQUE (b);
