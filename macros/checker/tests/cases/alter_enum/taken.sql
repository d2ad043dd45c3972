-- fact: A value is there once.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE 'open';
