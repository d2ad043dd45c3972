-- fact: a column cannot be called like a system column
-- expect: refused 42701
CREATE TABLE sales (xmin int);
