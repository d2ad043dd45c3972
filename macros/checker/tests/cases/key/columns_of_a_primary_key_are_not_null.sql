-- fact: the columns of a primary key cannot become nullable
-- expect: refused 42P16
CREATE TABLE sales (a int, b int, PRIMARY KEY (a, b));
ALTER TABLE sales ALTER b DROP NOT NULL;
