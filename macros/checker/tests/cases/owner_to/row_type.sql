-- fact: A row type's owner is the table's.
-- expect: refused 42809

CREATE TABLE sales (a integer);
ALTER TYPE sales OWNER TO pg_monitor;
