-- fact: DROP COLUMN IF EXISTS takes a column that does not exist
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales DROP COLUMN IF EXISTS b;
