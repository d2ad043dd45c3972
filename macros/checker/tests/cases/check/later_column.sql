-- fact: a check behind a column may read columns that come later
-- expect: accepted
CREATE TABLE sales (a int CHECK (a < b), b int);
