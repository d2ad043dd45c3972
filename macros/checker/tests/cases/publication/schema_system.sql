-- fact: the system's schemas are not published
-- expect: refused 22023
-- expect -14: refused 42601
CREATE PUBLICATION p FOR TABLES IN SCHEMA pg_catalog;
