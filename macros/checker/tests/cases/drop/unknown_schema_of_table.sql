-- fact: its schema first
-- expect: refused 3F000
DROP TABLE pos.sales;
