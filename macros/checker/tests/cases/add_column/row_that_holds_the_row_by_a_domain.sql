-- fact: a row cannot hold a row that holds it by way of a domain
-- expect: refused 42P16
CREATE TABLE sales (a int);
CREATE DOMAIN sale AS sales;
CREATE TABLE log (sale sale);
ALTER TABLE sales ADD COLUMN log log;
