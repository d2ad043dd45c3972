-- fact: Not by a deferrable constraint's.
-- expect: refused 0A000
CREATE TABLE t (a integer NOT NULL UNIQUE DEFERRABLE);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a_key;
