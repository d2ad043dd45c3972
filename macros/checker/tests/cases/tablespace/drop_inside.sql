-- fact: A tablespace is dropped outside a transaction only.
-- expect: refused 25001
DROP TABLESPACE IF EXISTS x;
