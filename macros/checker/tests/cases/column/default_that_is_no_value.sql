-- fact: a literal has to be a value of the column's type
-- expect: refused 22P02
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET DEFAULT 'x';
