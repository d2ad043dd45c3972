-- fact: What a function of any range gives for a range type of the history is not modelled
-- expect: not judged
CREATE TYPE period AS RANGE (subtype = timestamptz);
CREATE TABLE sales (within period);
CREATE INDEX ON sales (lower(within));
