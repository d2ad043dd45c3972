-- fact: the system's schemas are not published
-- expect: refused 22023
CREATE PUBLICATION p FOR TABLES IN SCHEMA pg_catalog;
