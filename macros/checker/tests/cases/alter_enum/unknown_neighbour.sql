-- fact: The neighbour has to be there.
-- expect: refused 22023

CREATE TYPE status AS ENUM ('open');
ALTER TYPE status ADD VALUE 'paid' AFTER 'opened';
