-- fact: a key has each column once
-- expect: refused 42701
CREATE TABLE sales (a int, PRIMARY KEY (a, a));
