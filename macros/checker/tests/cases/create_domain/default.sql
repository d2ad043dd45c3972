-- fact: A default is coerced to the base type.
-- expect: accepted

CREATE DOMAIN code AS numeric(4,1) DEFAULT 17;
CREATE DOMAIN word AS text DEFAULT 'x';
