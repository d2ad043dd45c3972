-- fact: jsonb has an order
-- expect: accepted
CREATE TABLE sales (a jsonb PRIMARY KEY, b int[] UNIQUE, c uuid UNIQUE, d inet UNIQUE, e int4range UNIQUE);
