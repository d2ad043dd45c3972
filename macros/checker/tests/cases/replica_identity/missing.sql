-- fact: The index must be there.
-- expect: refused 42704
CREATE TABLE t (a integer NOT NULL);
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
