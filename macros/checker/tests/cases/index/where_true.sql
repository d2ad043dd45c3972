-- fact: a predicate that is the constant true is left out
-- expect: accepted
CREATE TABLE t (a integer);
CREATE INDEX ON t (a) WHERE true;
CREATE INDEX ON t (a) WHERE 1 = 1;
