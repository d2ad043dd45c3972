-- fact: the index has to be the table's own
-- expect: refused 55000
CREATE TABLE lines (a int);
CREATE UNIQUE INDEX lines_a ON lines (a);
CREATE TABLE sales (a int);
ALTER TABLE sales ADD UNIQUE USING INDEX lines_a;
