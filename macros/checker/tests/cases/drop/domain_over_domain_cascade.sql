-- fact: CASCADE drops what is over it, and the columns
-- expect: accepted
CREATE DOMAIN amount AS int;
CREATE DOMAIN price AS amount;
CREATE TABLE sales (a price, b amount, c int);
DROP DOMAIN amount CASCADE;
ALTER TABLE sales ADD COLUMN a int, ADD COLUMN b int;
