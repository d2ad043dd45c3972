-- fact: a check has no aggregate
-- expect: refused 42803
CREATE TABLE sales (a int CHECK (max(a) > 1));
