-- fact: the column has to exist
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER b SET DEFAULT 1;
