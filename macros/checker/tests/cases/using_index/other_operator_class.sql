-- fact: the index has to have the default operator class
-- expect: refused 42809
CREATE TABLE sales (a text);
CREATE UNIQUE INDEX sales_a ON sales (a text_pattern_ops);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
