-- fact: DROP INDEX drops indexes
-- expect: refused 42809
CREATE TABLE sales (a int);
DROP INDEX sales;
