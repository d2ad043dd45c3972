-- fact: A partition key's expression must be immutable.
-- expect: refused 42P17
CREATE TABLE t (a timestamptz) PARTITION BY RANGE ((a::date));
