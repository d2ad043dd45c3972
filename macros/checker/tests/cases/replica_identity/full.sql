-- fact: A table's rows may be told apart as a whole, or not at all.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
CREATE TABLE u (a integer);
ALTER TABLE t REPLICA IDENTITY FULL;
ALTER TABLE u REPLICA IDENTITY NOTHING;
