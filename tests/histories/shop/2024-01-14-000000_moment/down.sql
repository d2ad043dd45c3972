ALTER TABLE payments DROP COLUMN paid_at;
DROP VIEW recent_sales;
