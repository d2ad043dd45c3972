-- fact: An enum may have no label.
-- expect: accepted

CREATE TYPE status AS ENUM ();
