-- fact: A type may be declared before it is defined.
-- expect: accepted
CREATE TYPE later;
