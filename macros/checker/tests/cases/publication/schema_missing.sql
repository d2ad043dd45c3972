-- fact: the schema is there
-- expect: refused 3F000
CREATE PUBLICATION p FOR TABLES IN SCHEMA nosuch, TABLE neither;
