-- fact: the operator class has to take the type
-- expect: refused 42804
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a text_pattern_ops);
