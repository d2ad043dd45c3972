-- fact: the schema is there
-- expect: refused 3F000
-- expect -14: refused 42601
CREATE PUBLICATION p FOR TABLES IN SCHEMA nosuch, TABLE neither;
