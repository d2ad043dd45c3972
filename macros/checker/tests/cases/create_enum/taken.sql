-- fact: A type's name is taken once.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open');
CREATE TYPE status AS ENUM ('open');
