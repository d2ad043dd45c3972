-- fact: a column has n_distinct
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET (n_distinct = -0.5, n_distinct_inherited = 100);
ALTER TABLE sales ALTER a RESET (n_distinct);
