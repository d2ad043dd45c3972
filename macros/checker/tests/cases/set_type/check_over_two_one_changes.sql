-- fact: a check over two columns of which one changes
-- expect: refused 42883
CREATE TABLE sales (a int, b int, CHECK (a < b));
ALTER TABLE sales ALTER a TYPE date USING current_date;
