-- fact: Where there is nothing to grant, nothing is wrong with it.
-- expect: accepted

CREATE SCHEMA pos;
GRANT SELECT ON ALL TABLES IN SCHEMA pos TO PUBLIC WITH GRANT OPTION;
