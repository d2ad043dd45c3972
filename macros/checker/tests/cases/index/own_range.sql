-- fact: a range type of one's own has the default operator classes of ranges
-- expect: accepted
CREATE TYPE ages AS RANGE (subtype = integer);
CREATE TABLE t (a ages);
CREATE INDEX ON t (a);
CREATE INDEX ON t USING gist (a);
CREATE INDEX ON t USING hash (a);
