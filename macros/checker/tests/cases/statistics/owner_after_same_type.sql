-- fact: Statistics of a column that is given the type it has are made anew too.
-- expect: accepted
-- roles: clerk

GRANT ALL ON SCHEMA public TO clerk;
CREATE TABLE sales (id integer, tip integer, name text);
CREATE STATISTICS tips ON id, tip FROM sales;
ALTER STATISTICS tips OWNER TO clerk;
CREATE STATISTICS names ON id, name FROM sales;
ALTER STATISTICS names OWNER TO clerk;
ALTER STATISTICS names SET STATISTICS 50;
ALTER TABLE sales ALTER COLUMN tip TYPE integer;
