-- fact: a check reads columns of the table
-- expect: refused 42703
CREATE TABLE sales (a int CHECK (b > 0));
