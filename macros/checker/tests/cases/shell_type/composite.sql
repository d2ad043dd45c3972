-- fact: Or a composite type.
-- expect: accepted
CREATE TYPE later;
CREATE TYPE later AS (a integer);
