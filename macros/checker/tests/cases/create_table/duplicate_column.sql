-- fact: a column's name is unique in its table
-- expect: refused 42701
CREATE TABLE sales (a int, b int, a text);
