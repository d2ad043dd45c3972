-- fact: An index's access method is no table's.
-- expect: refused 55000
CREATE TABLE t (a integer) USING btree;
