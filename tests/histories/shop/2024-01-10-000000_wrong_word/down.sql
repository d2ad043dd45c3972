DROP INDEX sales_place ON sales;
