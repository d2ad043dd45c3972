-- fact: An index has no privileges.
-- expect: refused 42809

CREATE TABLE sales (a integer PRIMARY KEY);
GRANT SELECT ON sales_pkey TO PUBLIC;
