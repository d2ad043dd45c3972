-- fact: literals of a check take the new type
-- expect: accepted
CREATE TABLE sales (a int DEFAULT 1 CHECK (a BETWEEN 1 AND 10), b smallint CHECK (b IN (1, 2)));
CREATE INDEX ON sales ((a * 2)) WHERE a > 5 AND b = 1;
ALTER TABLE sales ALTER a TYPE numeric(10,2), ALTER b TYPE bigint;
