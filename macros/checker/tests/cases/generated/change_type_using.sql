-- fact: a generated column gets no other expression with its type
-- expect: refused 42611
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b TYPE bigint USING 1;
