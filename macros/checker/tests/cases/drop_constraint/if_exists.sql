-- fact: DROP CONSTRAINT IF EXISTS takes one that does not exist
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales DROP CONSTRAINT IF EXISTS positive;
