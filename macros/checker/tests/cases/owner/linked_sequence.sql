-- fact: a sequence of a column has its table's owner
-- expect: refused 0A000
-- roles: app
CREATE TABLE sales (a serial);
ALTER SEQUENCE sales_a_seq OWNER TO app;
