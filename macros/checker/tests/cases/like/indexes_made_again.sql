-- fact: An index that was made again is the younger one, and gets its number after the other, which is not modelled
-- expect: not judged
CREATE TABLE sales (id int, kind int);
CREATE UNIQUE INDEX ON sales (id) WHERE kind > 0;
CREATE INDEX sales_id ON sales (id);
ALTER TABLE sales ALTER COLUMN kind TYPE real;
CREATE TABLE kept (LIKE sales INCLUDING INDEXES);
