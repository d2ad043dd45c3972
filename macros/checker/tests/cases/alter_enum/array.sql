-- fact: An array type is no enum.
-- expect: refused 42809

CREATE TYPE status AS ENUM ('open');
ALTER TYPE _status ADD VALUE 'paid';
