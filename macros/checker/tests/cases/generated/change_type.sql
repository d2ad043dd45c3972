-- fact: a generated column may get another type
-- expect: accepted
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b TYPE bigint;
