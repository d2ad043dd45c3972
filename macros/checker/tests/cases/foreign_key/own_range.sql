-- fact: a key of a range type of one's own may be referred to
-- expect: accepted
CREATE TYPE ages AS RANGE (subtype = integer);
CREATE TABLE t (a ages UNIQUE, b ages REFERENCES t (a));
