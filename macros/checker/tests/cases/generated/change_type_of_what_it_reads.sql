-- fact: a column that a generated column reads keeps its type
-- expect: refused 0A000
-- expect -14: refused 42601
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER a TYPE bigint;
