-- fact: a cast of a column to its own type is the column
-- expect: accepted
CREATE TABLE t (a date, b integer);
CREATE STATISTICS s ON ((a::date)), b FROM t;
