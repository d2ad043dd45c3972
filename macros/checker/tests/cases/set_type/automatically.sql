-- fact: integer becomes bigint, numeric and text by itself
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY, b int DEFAULT 0, c int CHECK (c > 0));
ALTER TABLE sales ALTER a TYPE bigint, ALTER b TYPE numeric(18,4), ALTER c TYPE numeric;
