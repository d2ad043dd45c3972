-- fact: IF NOT EXISTS takes a value that is there as it is, wherever it should be.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE IF NOT EXISTS 'open' BEFORE 'nothing';
