-- fact: The array type's name is free there.
-- expect: refused 42710

CREATE SCHEMA pos;
CREATE TYPE pos._status AS ENUM ('open');
CREATE TYPE status AS ENUM ('open');
ALTER TYPE status SET SCHEMA pos;
