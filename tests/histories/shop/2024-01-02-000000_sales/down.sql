DROP TABLE sales;
DROP TYPE sale_state;
