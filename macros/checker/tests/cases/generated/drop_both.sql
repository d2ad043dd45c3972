-- fact: both in one statement still count one by one
-- expect: accepted
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales DROP COLUMN b, DROP COLUMN a;
