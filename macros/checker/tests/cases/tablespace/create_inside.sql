-- fact: A tablespace is made outside a transaction only.
-- expect: refused 25001
CREATE TABLESPACE x LOCATION '/tmp/x';
