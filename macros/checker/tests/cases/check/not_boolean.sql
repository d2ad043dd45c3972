-- fact: a check is a condition
-- expect: refused 42804
CREATE TABLE sales (a int CHECK (a + 1));
