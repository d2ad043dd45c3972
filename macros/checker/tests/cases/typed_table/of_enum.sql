-- fact: A table is of a composite type.
-- expect: refused 42809
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t OF mood;
