-- fact: a column may be given the type that it has more than once
-- expect: accepted
CREATE TABLE sales (a int, b text);
ALTER TABLE sales ALTER a TYPE int, ALTER a TYPE int USING a + 1, ALTER a TYPE bigint;
