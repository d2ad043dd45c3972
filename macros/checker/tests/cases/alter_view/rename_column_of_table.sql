-- fact: ALTER VIEW renames a table's column
-- expect: accepted
CREATE TABLE t (a integer);
ALTER VIEW t RENAME COLUMN a TO b;
