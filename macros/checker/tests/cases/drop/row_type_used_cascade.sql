-- fact: CASCADE drops the columns
-- expect: accepted
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales, sales sales[], n int);
DROP TABLE sales CASCADE;
ALTER TABLE log ADD COLUMN sale int, ADD COLUMN sales int;
