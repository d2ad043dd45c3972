-- fact: statistics and options of a column outlive its type
-- expect: accepted
CREATE TABLE sales (a text NOT NULL, b int);
ALTER TABLE sales ALTER a SET STATISTICS 5, ALTER a SET (n_distinct = 3);
ALTER TABLE sales ALTER a TYPE varchar(3);
