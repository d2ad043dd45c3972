DROP VIEW recent_sales;
