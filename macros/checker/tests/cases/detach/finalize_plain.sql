-- fact: FINALIZE looks for the partition first.
-- expect: refused 42P01
CREATE TABLE t (a integer);
CREATE TABLE p (a integer);
ALTER TABLE t DETACH PARTITION p FINALIZE;
