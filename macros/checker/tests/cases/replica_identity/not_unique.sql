-- fact: Not by an index that is not unique.
-- expect: refused 42809
CREATE TABLE t (a integer NOT NULL);
CREATE INDEX one ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
