-- fact: A table may take the name of an array type.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
CREATE TABLE _status (a status[]);
