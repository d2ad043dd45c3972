-- fact: but not by another expression
-- expect: refused 42611
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b TYPE bigint USING 1;
