-- fact: A domain over a table's row type.
-- expect: accepted

CREATE TABLE sales (a integer);
CREATE DOMAIN sale AS sales;
