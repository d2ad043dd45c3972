DROP VIEW sale_totals;
ALTER TABLE sales DROP COLUMN note;
ALTER TABLE sales ADD COLUMN tip numeric(12, 2) NOT NULL DEFAULT 0;
CREATE VIEW sale_totals AS SELECT id, state, total + tip AS due FROM sales;
