-- fact: or not, with IF EXISTS
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales DROP COLUMN IF EXISTS b;
