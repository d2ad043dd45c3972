-- fact: A shell becomes an enum.
-- expect: accepted
CREATE TYPE later;
CREATE TYPE later AS ENUM ('a');
CREATE TABLE t (a later);
