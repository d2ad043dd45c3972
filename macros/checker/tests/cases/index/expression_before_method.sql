-- fact: the expressions are analysed before the access method is looked at
-- expect: refused 42883
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX ON sales USING hash (lower(a));
