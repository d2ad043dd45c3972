-- fact: and ranges of the domain
-- expect: refused 0A000
CREATE DOMAIN amount AS int;
CREATE TYPE amounts AS RANGE (SUBTYPE = amount);
CREATE TABLE sales (within amounts);
ALTER DOMAIN amount ADD CHECK (VALUE > 0);
