-- fact: CASCADE drops the generated column with it
-- expect: accepted
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales DROP COLUMN a CASCADE;
ALTER TABLE sales ADD COLUMN b int;
