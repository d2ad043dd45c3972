-- fact: a row cannot hold a row that holds it
-- expect: refused 42P16
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales[]);
ALTER TABLE sales ADD COLUMN log log;
