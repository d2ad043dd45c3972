-- fact: Not by a partial index.
-- expect: refused 0A000
CREATE TABLE t (a integer NOT NULL);
CREATE UNIQUE INDEX one ON t (a) WHERE a > 0;
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
