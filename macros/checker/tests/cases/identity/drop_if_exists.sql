-- fact: DROP IDENTITY IF EXISTS does not
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP IDENTITY IF EXISTS;
