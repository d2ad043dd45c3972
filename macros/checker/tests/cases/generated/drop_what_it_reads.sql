-- fact: a column that a generated column reads does not go silently
-- expect: refused 2BP01
-- expect -14: accepted
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales DROP COLUMN a;
