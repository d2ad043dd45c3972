-- fact: with one column of an index all of it is read again
-- expect: accepted
CREATE TABLE t (a varchar(20), n numeric(10,2));
CREATE INDEX ON t (abs(n)) WHERE a IN ('a', 'b');
ALTER TABLE t ALTER n TYPE bigint;
