-- fact: what is not published cannot be taken out
-- expect: refused 42704
CREATE SCHEMA s;
CREATE PUBLICATION p;
ALTER PUBLICATION p DROP TABLES IN SCHEMA s;
