-- fact: USING reads columns of the table
-- expect: refused 42703
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE int USING b::int;
