-- fact: text becomes integer by an expression
-- expect: accepted
CREATE TABLE sales (a text, b int);
ALTER TABLE sales ALTER a TYPE int USING a::int + b;
