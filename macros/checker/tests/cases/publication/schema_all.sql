-- fact: all tables are all schemas
-- expect: refused 55000
-- expect -14: refused 42601
CREATE PUBLICATION p FOR ALL TABLES;
ALTER PUBLICATION p ADD TABLES IN SCHEMA public;
