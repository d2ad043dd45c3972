-- fact: An array type makes way.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
CREATE TYPE state AS ENUM ('open');
ALTER TYPE status RENAME TO _state;
ALTER TYPE _state RENAME TO __state;
