-- fact: After it is dropped the other is seen again.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TEMPORARY TABLE t (b text);
DROP TABLE t;
ALTER TABLE t ADD COLUMN c integer;
