-- fact: Statistics of a column whose type changes are made anew: they are the migrator's, and have no target of their own.
-- expect: accepted
-- roles: clerk

GRANT ALL ON SCHEMA public TO clerk;
CREATE TABLE sales (id integer, tip integer);
CREATE STATISTICS tips ON id, tip FROM sales;
ALTER STATISTICS tips OWNER TO clerk;
ALTER STATISTICS tips SET STATISTICS 50;
COMMENT ON STATISTICS tips IS 'of tips';
ALTER TABLE sales ALTER COLUMN tip TYPE bigint;
