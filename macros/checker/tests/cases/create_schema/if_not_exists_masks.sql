-- fact: IF NOT EXISTS takes a schema that is there as it is.
-- expect: accepted

CREATE SCHEMA pos;
CREATE SCHEMA IF NOT EXISTS pos;
