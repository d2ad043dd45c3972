-- fact: Or by a unique index over columns that are NOT NULL.
-- expect: accepted
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX one ON t (a);
CREATE UNIQUE INDEX two ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
ALTER TABLE t REPLICA IDENTITY USING INDEX two;
