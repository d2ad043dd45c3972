-- fact: a btree index excludes by equality
-- expect: accepted
CREATE TABLE sales (a int, b int, EXCLUDE (a WITH =, b WITH =));
ALTER TABLE sales DROP CONSTRAINT sales_a_b_excl;
