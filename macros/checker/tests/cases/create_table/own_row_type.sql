-- fact: a table's row type does not exist while the table is made
-- expect: refused 42704
CREATE TABLE sales (parent sales);
