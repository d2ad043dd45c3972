-- fact: a range type of one's own has no operator class for gin
-- expect: refused 42704
CREATE TYPE ages AS RANGE (subtype = integer);
CREATE TABLE t (a ages);
CREATE INDEX ON t USING gin (a);
