-- fact: A type that is only declared has no values.
-- expect: refused 42704
CREATE TYPE later;
CREATE TABLE t (a later);
