-- fact: a schema is published once
-- expect: refused 42710
-- expect -14: not judged
CREATE SCHEMA s;
CREATE PUBLICATION p FOR TABLES IN SCHEMA s;
ALTER PUBLICATION p ADD TABLES IN SCHEMA s;
