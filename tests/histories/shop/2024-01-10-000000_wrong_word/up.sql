CREATE INDEX sales_place ON sales (place);
