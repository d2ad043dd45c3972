-- fact: an index has its table's owner: a warning, and nothing is done
-- expect: accepted
-- roles: app
CREATE TABLE sales (a int PRIMARY KEY);
ALTER INDEX sales_pkey OWNER TO app;
