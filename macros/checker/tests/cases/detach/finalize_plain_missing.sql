-- fact: Which may not be there.
-- expect: refused 42P01
CREATE TABLE t (a integer);
ALTER TABLE t DETACH PARTITION p FINALIZE;
