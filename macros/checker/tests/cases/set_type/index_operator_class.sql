-- fact: an operator class has to take the new type
-- expect: refused 42804
CREATE TABLE sales (a text);
CREATE INDEX ON sales (a text_pattern_ops);
ALTER TABLE sales ALTER a TYPE int USING 1;
