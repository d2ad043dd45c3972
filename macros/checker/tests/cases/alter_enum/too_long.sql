-- fact: A label that is too long is refused even where it could not be there.
-- expect: refused 42602

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE IF NOT EXISTS 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
