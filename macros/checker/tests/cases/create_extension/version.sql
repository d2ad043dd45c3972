-- fact: A version that can be installed may be asked for.
-- expect: accepted

CREATE EXTENSION citext VERSION '1.6';
