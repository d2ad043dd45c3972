-- fact: a row type goes with its table
-- expect: refused 2BP01
CREATE TABLE sales (a int);
DROP TYPE sales;
