-- fact: the last column may be dropped
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales DROP COLUMN a;
