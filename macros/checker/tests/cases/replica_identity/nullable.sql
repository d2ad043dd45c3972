-- fact: Not over a column that may be NULL.
-- expect: refused 42809
CREATE TABLE t (a integer UNIQUE);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a_key;
