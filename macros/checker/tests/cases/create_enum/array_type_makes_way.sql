-- fact: The array type over another type makes way for a type of its name.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
CREATE TYPE _status AS ENUM ('open');
CREATE TYPE __status AS ENUM ('open');
