-- fact: a check over two columns that both change
-- expect: accepted
CREATE TABLE sales (a int, b int, CHECK (a < b));
ALTER TABLE sales ALTER a TYPE date USING current_date, ALTER b TYPE date USING current_date;
