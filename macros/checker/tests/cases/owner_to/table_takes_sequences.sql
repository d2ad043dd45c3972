-- fact: The sequences of a table's columns change hands with it.
-- expect: accepted

CREATE TABLE sales (a serial, b integer GENERATED ALWAYS AS IDENTITY);
GRANT SELECT ON sales TO pg_read_all_data;
GRANT UPDATE (a) ON sales TO pg_read_all_data;
ALTER TABLE sales OWNER TO pg_monitor;
