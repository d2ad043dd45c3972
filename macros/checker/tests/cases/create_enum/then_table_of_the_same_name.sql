-- fact: A table cannot take the name of a type.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open');
CREATE TABLE status (a integer);
