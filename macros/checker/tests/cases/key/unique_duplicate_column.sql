-- fact: a unique key has each column once
-- expect: refused 42701
CREATE TABLE sales (a int, b int, UNIQUE (a, b, a));
