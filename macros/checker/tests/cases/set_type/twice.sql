-- fact: a column changes its type once in a statement
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a TYPE bigint, ALTER a TYPE text;
