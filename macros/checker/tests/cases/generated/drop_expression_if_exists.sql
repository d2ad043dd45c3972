-- fact: or not, with IF EXISTS
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP EXPRESSION IF EXISTS;
