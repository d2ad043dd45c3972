-- fact: IF EXISTS does not hide another kind
-- expect: refused 42809
CREATE TABLE sales (a int);
DROP INDEX IF EXISTS sales;
