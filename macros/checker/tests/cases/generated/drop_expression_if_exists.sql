-- fact: DROP EXPRESSION IF EXISTS takes an ordinary column
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP EXPRESSION IF EXISTS;
