-- fact: what is not published cannot be taken out
-- expect: refused 42704
-- expect -14: refused 42601
CREATE SCHEMA s;
CREATE PUBLICATION p;
ALTER PUBLICATION p DROP TABLES IN SCHEMA s;
