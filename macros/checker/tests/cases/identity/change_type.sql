-- fact: the sequence of an identity column changes its type with the column
-- expect: accepted
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a TYPE bigint;
