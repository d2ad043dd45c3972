-- fact: A sequence has no type.
-- expect: accepted

CREATE SEQUENCE status;
CREATE TYPE status AS ENUM ('open');
