-- fact: A label is there once.
-- expect: refused 23505

CREATE TYPE status AS ENUM ('open', 'paid', 'open');
