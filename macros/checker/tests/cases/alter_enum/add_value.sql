-- fact: A value is added at the end.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE 'paid';
