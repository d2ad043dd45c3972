-- fact: A table's row type has the table's name.
-- expect: refused 42710

CREATE TABLE status (a integer);
CREATE TYPE status AS ENUM ('open');
