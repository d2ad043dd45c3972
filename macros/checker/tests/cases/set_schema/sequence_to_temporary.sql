-- fact: and no other gets there
-- expect: refused 0A000
CREATE TEMP TABLE ids (id int);
CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers SET SCHEMA pg_temp;
